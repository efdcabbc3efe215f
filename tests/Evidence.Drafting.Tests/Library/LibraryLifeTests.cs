using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Drafting.Library;
using Evidence.Facts;
using Evidence.Questionnaires;
using Microsoft.Extensions.DependencyInjection;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Library;

public sealed class LibraryLifeTests
{
    private static readonly LibraryAnswer _training = AnAnswer(
        "training", "Do you train your models on customer data?", "No. Customer content is not used for training.", AnswerChoice.No);

    private static AnswerImport Import => DraftingHost.Shared.GetRequiredService<AnswerImport>();

    [Fact]
    public void Importing_AQuestionNobodyAsked_ProposesAnEntryThatIsNotApproved()
    {
        var proposal = Propose(new("Where is our data stored?", "Hosting", "In Frankfurt.", null, "acme.xlsx", "Sheet1!C4"));

        Assert.Equal(ProposalKind.Add, proposal.Kind);
        Assert.Null(proposal.Proposed.Approved);
        Assert.Equal(DisclosureLevel.Internal, proposal.Proposed.Disclosure);
        Assert.Equal("In Frankfurt.", proposal.Proposed.Text);
        Assert.Contains("acme.xlsx, Sheet1!C4", proposal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Importing_ANearDuplicate_ProposesToMergeIt()
    {
        var proposal = Propose(new("Does the vendor train its models on customer data?", "", "No. Customer content is not used for training.", null, "acme.xlsx", "B2"));

        Assert.Equal(ProposalKind.MergeQuestion, proposal.Kind);
        Assert.Equal(2, proposal.Proposed.Questions.Count);
        Assert.Equal("training", proposal.Existing);
    }

    [Fact]
    public void Importing_TheOppositeChoice_ShowsAConflict()
    {
        var proposal = Propose(new("Do you train models on customer data?", "", null, "Yes", "acme.xlsx", "B2"));

        Assert.Equal(ProposalKind.Conflict, proposal.Kind);
        Assert.Contains("says yes", proposal.Reason, StringComparison.Ordinal);
        Assert.Contains("says no", proposal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Importing_WhatIsKnown_ChangesNothing() =>
        Assert.Equal(ProposalKind.Known, Propose(new(_training.Questions[0], "", _training.Text, null, "acme.xlsx", "B2")).Kind);

    [Fact]
    public void Importing_TwoAlike_MergesTheSecondIntoTheFirst()
    {
        var proposals = Import.Propose(
            [new("Where is our data stored?", "", "In Frankfurt.", null, "a.xlsx", "1"), new("Where is data stored by you?", "", "In Frankfurt.", null, "b.xlsx", "1")], []);

        Assert.Equal([ProposalKind.Add, ProposalKind.MergeQuestion], proposals.Select(proposal => proposal.Kind));
    }

    [Fact]
    public void Importing_DifferentQuestionsOfTheSameWords_GivesEachAnIdOfItsOwn()
    {
        var proposals = Import.Propose(
            [new("Is data stored in Frankfurt?", "", "Yes.", null, "a.xlsx", "1"), new("Is data not stored in Frankfurt?", "", "No.", null, "a.xlsx", "2")], []);

        Assert.Equal([ProposalKind.Add, ProposalKind.Add], proposals.Select(proposal => proposal.Kind));
        Assert.Equal(2, proposals.Select(proposal => proposal.Proposed.Id).Distinct().Count());
    }

    [Fact]
    public void ACompletedQuestionnaire_GivesItsPairsAndChoices()
    {
        var question = AQuestion("Is MFA used?", options: ["Yes", "No"]) with { ExistingAnswer = "yes" };
        var open = AQuestion("Where is data stored?", "q2") with { ExistingAnswer = "In Frankfurt." };

        var completed = CompletedAnswer.Of(new("acme.docx", "docx", AnArtifact("policy").Digest, [question, open, AQuestion("Unanswered?", "q3")], []));

        Assert.Equal([("yes", null), (null, "In Frankfurt.")], completed.Select(answer => (answer.Choice, answer.Text)));
    }

    [Fact]
    public void AReview_FlowsBackAsProposals_NeverSilently()
    {
        Question[] questions = [AQuestion("Do you train on data?", "q1"), AQuestion("Who are you?", "q2"), AQuestion("Fine?", "q3"), AQuestion("Bad?", "q4")];
        ReviewedAnswer[] reviewed =
        [
            new("q1", ReviewVerdict.Edited, "old", "No. Never.", "No"),
            new("q2", ReviewVerdict.Added, null, "We are we.", null),
            new("q3", ReviewVerdict.Accepted, "x", "x", null),
            new("q4", ReviewVerdict.Rejected, "x", null, null),
        ];
        var drafts = questions.Select(question => new DraftAnswer(question.Id, DraftStatus.Drafted, "old", null, 1, [], [], question.Id == "q2" ? null : "training")).ToList();

        var proposals = ReviewProposals.Of(questions, reviewed, drafts, [_training], "acme.docx");

        Assert.Equal([ProposalKind.ChangeText, ProposalKind.Add, ProposalKind.Withdraw], proposals.Select(proposal => proposal.Kind));
        Assert.Equal("No. Never.", proposals[0].Proposed.Text);
        Assert.All(proposals, proposal => Assert.Null(proposal.Proposed.Approved));
    }

    [Fact]
    public void ProposalsAsYaml_SayEverything()
    {
        var yaml = AnswerYaml.Write([_training with { Text = "No: \"never\"\nat all", Products = ["ranker"], Evidence = ["nist-ai-rmf:GOVERN 1.1"] }]);

        Assert.Contains("""    answer: "No: \"never\"\nat all" """.TrimEnd(), yaml, StringComparison.Ordinal);
        Assert.Contains("    choice: \"no\"", yaml, StringComparison.Ordinal);
        Assert.Contains("    evidence: [\"nist-ai-rmf:GOVERN 1.1\"]", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void AChangedFairnessReport_ListsExactlyTheAnswersPacksAndFilesItTouches()
    {
        var (old, changed, untouched) = (AnArtifact("fairness-report", "old"), AnArtifact("fairness-report", "new"), AnArtifact("sbom"));
        var fair = AnAnswer("fair", "Bias?", "The gap is {{fact:fairness.demographic_parity_difference | value}}.", evidence: ["fairness-report"]);
        var parts = AnAnswer("parts", "SBOM?", "Yes.", evidence: ["sbom"]);
        var before = AState([old, untouched], [new(old.Digest, "fairness.demographic_parity_difference", "/0", 0.04)]);
        var now = AState([changed, untouched], [new(changed.Digest, "fairness.demographic_parity_difference", "/0", 0.07)]);
        SentAnswer[] sent = [Sent("Contoso", "fair", old.Digest), Sent("Fabrikam", "parts", untouched.Digest)];

        var report = DraftingHost.Shared.GetRequiredService<AnswerImpact>().Find(new(
            [fair, parts], now, before, sent, new Dictionary<string, IReadOnlyCollection<Sha256Digest>> { ["pack-1"] = [old.Digest], ["pack-2"] = [untouched.Digest] }, AsOf));

        var answer = Assert.Single(report.Answers);
        Assert.Equal("fair", answer.Id);
        Assert.Equal("The gap is 0.07.", answer.Correction);
        Assert.Equal(["pack-1"], report.Packs);
        var file = Assert.Single(report.Files);
        Assert.Equal("Contoso", file.Customer);
        Assert.Equal("The gap is 0.07.", Assert.Single(file.Answers).Correction);
    }

    [Fact]
    public void AnswersAndFilesOfAnotherProduct_AreNotTouched()
    {
        var (old, replaced) = (AnArtifact("fairness-report", "old"), AnArtifact("fairness-report", "new"));
        var assistant = AnAnswer("assistant", "Bias of the assistant?", "Yes.", products: ["help-assistant"], evidence: ["fairness-report"]);

        var report = DraftingHost.Shared.GetRequiredService<AnswerImpact>().Find(new(
            [assistant], AState([replaced]), AState([old]), [Sent("Contoso", "assistant", old.Digest) with { Product = "help-assistant" }], new Dictionary<string, IReadOnlyCollection<Sha256Digest>>(), AsOf));

        Assert.Empty(report.Answers);
        Assert.Empty(report.Files);
    }

    [Fact]
    public void NothingChanged_TouchesNothing()
    {
        var state = AState([AnArtifact("sbom")]);

        var report = DraftingHost.Shared.GetRequiredService<AnswerImpact>().Find(new(
            [AnAnswer("parts", "SBOM?", "Yes.", evidence: ["sbom"])], state, state, [Sent("Contoso", "parts", state.Artifacts[0].Digest)], new Dictionary<string, IReadOnlyCollection<Sha256Digest>>(), AsOf));

        Assert.Empty(report.Answers);
        Assert.Empty(report.Files);
    }

    [Fact]
    public void AnExplanation_GoesFromTheSentenceToTheSource()
    {
        var artifact = AnArtifact("fairness-report");
        var answer = AnAnswer("fair", "Bias?", "Tests run. The gap is {{fact:fairness.demographic_parity_difference | value}}.", evidence: ["fairness-report"]);
        var state = AState([artifact], [new(artifact.Digest, "fairness.demographic_parity_difference", "/gap", 0.04)]);

        var sentences = DraftingHost.Shared.GetRequiredService<AnswerExplanation>().Explain(answer, state, AsOf);

        Assert.Equal(["Tests run.", "The gap is 0.04."], sentences.Select(sentence => sentence.Text));
        var fact = Assert.Single(sentences[1].Links, link => link.Kind == CitationKind.Fact);
        Assert.Equal(artifact.Digest, fact.Digest);
        Assert.Equal("file:artifacts/fairness-report.json#/gap", fact.Request);
        Assert.Equal("artifacts (folder)", fact.Source);
        Assert.All(sentences, sentence => Assert.Contains("owner owner@example.com", sentence.Links[0].Said, StringComparison.Ordinal));
    }

    [Fact]
    public void Lint_FindsNearDuplicatesAndContradictions()
    {
        LibraryAnswer[] library =
        [
            _training,
            AnAnswer("training-2", "Does the vendor train its models on customer data?", "Yes. Sometimes.", AnswerChoice.Yes),
            AnAnswer("training-3", "Are models trained on data of a customer?", "No. Not at all.", AnswerChoice.No),
            AnAnswer("other", "Do you confirm that you never train your models on customer data?", "Yes.", AnswerChoice.Yes),
        ];

        var findings = DraftingHost.Shared.GetRequiredService<AnswerLint>().Judge(library, [], [], new HashSet<string>(), new(2026, 11, 1), null);

        Assert.Contains(findings, finding => finding is { Rule: "contradiction", Answer: "training" } && finding.Others.Contains("training-2"));
        Assert.Contains(findings, finding => finding is { Rule: "duplicate", Answer: "training" } && finding.Others.Contains("training-3"));
        Assert.DoesNotContain(findings, finding => finding.Others.Contains("other") && finding.Rule == "contradiction");
    }

    private static LibraryProposal Propose(CompletedAnswer completed) => Assert.Single(Import.Propose([completed], [_training]));

    private static SentAnswer Sent(string customer, string entry, Sha256Digest rests) => new(
        customer, customer + ".xlsx", AnArtifact("policy", customer).Digest, "q1", "Asked?", "Told.", null, [entry], null, null, AsOf.AddDays(-10),
        [new(CitationKind.Artifact, "artifact", "of 2026-10-01", rests)]);
}
