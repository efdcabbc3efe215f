using Evidence.Answers;
using Evidence.Drafting.Text;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Testing.Drafting;
using Microsoft.Extensions.DependencyInjection;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Extractive;

public sealed class ExtractiveDrafterTests : AnswerDrafterSuite
{
    private static readonly string[] _yesNo = ["Yes", "No"];
    private static readonly string[] _yesNoNa = ["Yes", "No", "N/A"];
    protected override IAnswerDrafter Drafter => DraftingHost.Shared.GetRequiredService<IAnswerDrafter>();

    private static LibraryAnswer Training => AnAnswer(
        "train-on-customer-data", "Do you train your AI models on customer data?", "No. Customer content is not used to train any model.", AnswerChoice.No);

    [Theory]
    [InlineData("Yes", "No")]
    [InlineData("Ja", "Nein")]
    [InlineData("Oui", "Non")]
    [InlineData("Sí", "No")]
    [InlineData("Sì", "No")]
    [InlineData("Ja", "Nee")]
    [InlineData("Sim", "Não")]
    [InlineData("はい", "いいえ")]
    public async Task ANo_TicksTheFormsOwnNo_InItsLanguage(string yes, string no)
    {
        var draft = await DraftAsync(ARequest([Training], AQuestion("Do you train AI models on customer data?", kind: QuestionKind.Choice, options: [yes, no])));

        Assert.Equal(no, draft.Choice);
        Assert.Equal(DraftStatus.Drafted, draft.Status);
    }

    [Fact]
    public async Task ADetailOfTheRespondent_IsNeverDrafted()
    {
        var library = AnAnswer("name", "What is the name of your company?", "Example Ltd.");

        var draft = await DraftAsync(ARequest([library], AQuestion("What is the name of your company?", kind: QuestionKind.FormField)));

        Assert.Equal((DraftStatus.Unanswered, null), (draft.Status, draft.Text));
        Assert.Contains("by hand", Assert.Single(draft.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionAskedTheOtherWayRound_GetsTheOppositeWordInChoiceAndText()
    {
        var draft = await DraftAsync(ARequest([Training], AQuestion("Confirm that you do not train AI models on customer data.", kind: QuestionKind.Choice, options: _yesNo)));

        Assert.Equal("Yes", draft.Choice);
        Assert.StartsWith("Yes. Customer content is not used", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATagQuestion_IsAnsweredByTheFacts()
    {
        var draft = await DraftAsync(ARequest([Training], AQuestion("You don't train AI models on customer data, do you?", kind: QuestionKind.Choice, options: _yesNo)));

        Assert.Equal("No", draft.Choice);
    }

    [Fact]
    public async Task APartialAnswer_WhereTheFormHasOnlyYesAndNo_TicksNothingAndIsForReview()
    {
        var partial = AnAnswer("audit", "Are your AI controls audited?", "Partial. Internal Audit tests a sample each year.", AnswerChoice.Partial);

        var draft = await DraftAsync(ARequest([partial], AQuestion("Are your AI controls audited?", kind: QuestionKind.Choice, options: _yesNoNa)));

        Assert.Null(draft.Choice);
        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AYesThatSpeaksOfAPlan_IsForReview()
    {
        var planned = AnAnswer("sso", "Do you support single sign-on?", "Yes. SAML is not yet available and will be introduced next year.", AnswerChoice.Yes);

        var draft = await DraftAsync(ARequest([planned], AQuestion("Do you support single sign-on?")));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("planned", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APlaceholder_IsFilledWithValueSampleSizeAndDate_AndTheFactIsCited()
    {
        var artifact = AnArtifact("safety-evaluation");
        var answer = AnAnswer("safety", "What is the pass rate of your safety tests?", "The pass rate on severe prompts is {{fact:safety.pass_rate where severity=high}}.");
        var fact = new Fact(artifact.Digest, "safety.pass_rate", "/results/0", 0.992, SampleSize: 1250, Attributes: new Dictionary<string, string> { ["severity"] = "high" });

        var draft = await DraftAsync(ARequest([answer], AQuestion("What is the pass rate of your safety tests?"), evidence: AState([artifact], [fact])));

        Assert.Equal("The pass rate on severe prompts is 99.2% (n = 1,250, 2026-10-01).", draft.Text);
        var cited = Assert.Single(draft.Citations, citation => citation.Kind == CitationKind.Fact);
        Assert.Equal(artifact.Digest, cited.Sha256);
        Assert.Equal(DraftStatus.Drafted, draft.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APlaceholderWithoutItsFact_NeverLeavesABlank(bool hasOtherSentence)
    {
        var text = "The pass rate is {{fact:safety.pass_rate}}." + (hasOtherSentence ? " Tests run before every release." : "");
        var answer = AnAnswer("safety", "What is the pass rate of your safety tests?", text);

        var draft = await DraftAsync(ARequest([answer], AQuestion("What is the pass rate of your safety tests?"), evidence: AState([])));

        Assert.Equal(hasOtherSentence ? DraftStatus.Review : DraftStatus.Unanswered, draft.Status);
        Assert.Equal(hasOtherSentence ? "Tests run before every release." : null, draft.Text);
        Assert.Contains(draft.Reasons, reason => reason.Contains("safety.pass_rate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoFactsOfOneTimeThatDisagree_AreNotChosenBetween()
    {
        var artifact = AnArtifact("safety-evaluation");
        var answer = AnAnswer("safety", "What is the pass rate of your safety tests?", "The pass rate is {{fact:safety.pass_rate}}. Tests run weekly.");
        Fact[] facts = [new(artifact.Digest, "safety.pass_rate", "/a", 0.9), new(artifact.Digest, "safety.pass_rate", "/b", 0.8)];

        var draft = await DraftAsync(ARequest([answer], AQuestion("What is the pass rate of your safety tests?"), evidence: AState([artifact], facts)));

        Assert.Equal("Tests run weekly.", draft.Text);
        Assert.Contains(draft.Reasons, reason => reason.Contains("disagree", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFactOfAnInternalArtifact_DoesNotReachAnOutsideReader()
    {
        var artifact = AnArtifact("safety-evaluation", disclosure: "internal");
        var answer = AnAnswer("safety", "What is the pass rate of your safety tests?", "The pass rate is {{fact:safety.pass_rate}}. Tests run weekly.");
        var request = ARequest([answer], AQuestion("What is the pass rate of your safety tests?"), evidence: AState([artifact], [new(artifact.Digest, "safety.pass_rate", "/a", 0.87)]));

        var outside = await DraftAsync(request);
        var inside = await DraftAsync(request with { Audience = DisclosureLevel.Internal });

        Assert.DoesNotContain("87", outside.Text + string.Concat(outside.Citations.Select(citation => citation.Quote)) + string.Concat(outside.Reasons), StringComparison.Ordinal);
        Assert.Contains("87%", inside.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutsideReader_SeesNoLocatorOfAnArtifactThatIsNotMarkedOpen()
    {
        var answer = AnAnswer("fairness", "Do you test for bias?", "Yes. Every release is tested for bias.", AnswerChoice.Yes, evidence: ["fairness-report"]);
        var question = AQuestion("Do you test for bias?");

        var closed = await DraftAsync(ARequest([answer], question, evidence: AState([AnArtifact("fairness-report")])));
        var open = await DraftAsync(ARequest([answer], question, evidence: AState([AnArtifact("fairness-report", disclosure: "public")])));

        Assert.Null(Assert.Single(closed.Citations, citation => citation.Kind == CitationKind.Artifact).Uri);
        Assert.Equal("file:artifacts/fairness-report.json", Assert.Single(open.Citations, citation => citation.Kind == CitationKind.Artifact).Uri);
    }

    [Fact]
    public async Task AYesWhoseEvidenceWasNeverCollected_IsForReview()
    {
        var answer = AnAnswer("fairness", "Do you test for bias?", "Yes. Every release is tested for bias.", AnswerChoice.Yes, evidence: ["fairness-report"]);

        var draft = await DraftAsync(ARequest([answer], AQuestion("Do you test for bias?"), evidence: AState([])));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("fairness-report", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AYesWhoseGateFails_IsForReview()
    {
        var artifact = AnArtifact("fairness-report");
        var answer = AnAnswer("fairness", "Do you test for bias?", "Yes. Every release is tested for bias.", AnswerChoice.Yes, evidence: ["fairness-report"]);
        var state = AState([artifact]) with { Gates = [new(new Gate("bias", "Bias", GateRule.Threshold, [], Kind: "fairness-report"), GateOutcome.Fail, "too large")] };

        var draft = await DraftAsync(ARequest([answer], AQuestion("Do you test for bias?"), evidence: state));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("fails", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATextLongerThanTheSlot_IsFittedByWholeSentences()
    {
        var answer = AnAnswer("retention", "How long do you keep chat transcripts?", "Transcripts are kept for 30 days. The office plants are watered on Mondays. Backups age out after 35 days.");

        var draft = await DraftAsync(ARequest([answer], AQuestion("How long do you keep chat transcripts and backups?", maxLength: 75)));

        Assert.Equal("Transcripts are kept for 30 days. Backups age out after 35 days.", draft.Text);
    }

    [Fact]
    public async Task ASentenceThatLimitsWhatIsSaid_IsNotDroppedSilently()
    {
        var answer = AnAnswer("keys", "Do you offer customer-managed encryption keys?", "Yes. Customer-managed keys are offered in Europe. They are not available for search indexes.", AnswerChoice.Yes);

        var draft = await DraftAsync(ARequest([answer], AQuestion("Do you offer customer-managed encryption keys?", maxLength: 60)));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("limit what is said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ACompoundQuestion_IsAnsweredPartByPart()
    {
        LibraryAnswer[] library =
        [
            AnAnswer("at-rest", "Is our data encrypted at rest?", "Yes. Databases and backups are encrypted with AES-256.", AnswerChoice.Yes),
            AnAnswer("in-transit", "Is our data encrypted in transit?", "Yes. External traffic uses TLS 1.3.", AnswerChoice.Yes),
        ];

        var draft = await DraftAsync(ARequest(library, AQuestion("Is our data encrypted at rest and in transit?")));

        Assert.Contains("AES-256", draft.Text, StringComparison.Ordinal);
        Assert.Contains("TLS 1.3", draft.Text, StringComparison.Ordinal);
        Assert.Equal(["at-rest", "in-transit"], draft.Citations.Select(citation => citation.Id).Order());
    }

    [Fact]
    public async Task APartThatSpeaksOfTheFirst_GetsNoAnswerOfAnotherEntry()
    {
        LibraryAnswer[] library =
        [
            AnAnswer("board", "Is there a board that reviews AI systems?", "Yes. A board of six reviews every system, and any member can stop a launch.", AnswerChoice.Yes),
            AnAnswer("limits", "Can drift stop a launch?", "Yes. Drift beyond the limit stops a launch.", AnswerChoice.Yes),
        ];

        var draft = await DraftAsync(ARequest(library, AQuestion("Is there a board that reviews AI systems, and can it stop a launch?")));

        Assert.Equal("Yes. A board of six reviews every system, and any member can stop a launch.", draft.Text);
        Assert.Equal("board", Assert.Single(draft.Citations).Id);
        Assert.DoesNotContain(draft.Reasons, reason => reason.Contains("unanswered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APartThatNoAnswerDealsWith_LeavesTheFirstAnswerAlone_AndIsNamedForReview()
    {
        LibraryAnswer[] library =
        [
            AnAnswer("board", "Is there a board that reviews AI systems?", "Yes. A board of six reviews every system.", AnswerChoice.Yes),
            AnAnswer("limits", "Do you watch the drift of inputs daily?", "Yes. Drift of the inputs is watched daily.", AnswerChoice.Yes),
        ];

        var draft = await DraftAsync(ARequest(library, AQuestion("Is there a board that reviews AI systems, and is it insured against liability?")));

        Assert.Equal("Yes. A board of six reviews every system.", draft.Text);
        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("may be unanswered", StringComparison.Ordinal) && reason.Contains("liability", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("can it stop a launch?", true)]
    [InlineData("If so, how often?", true)]
    [InlineData("who approves this?", true)]
    [InlineData("how often is this process reviewed?", true)]
    [InlineData("how are their results kept?", true)]
    [InlineData("do you encrypt data in transit?", false)]
    [InlineData("Is there a policy that covers AI?", false)]
    public void ABackReference_IsRecognised(string part, bool expected) => Assert.Equal(expected, BackReferences.In(part));

    [Fact]
    public async Task WithoutAProduct_EachProductsOwnAnswerIsGiven()
    {
        LibraryAnswer[] library =
        [
            AnAnswer("bias-ranker", "Do you test the ranker for bias before release?", "Yes. Exposure is compared by seller size.", AnswerChoice.Yes, products: ["ranker"]),
            AnAnswer("bias-helper", "Do you test the helper for bias before release?", "Yes. Paired prompts are compared.", AnswerChoice.Yes, products: ["helper"]),
        ];

        var both = await DraftAsync(ARequest(library, AQuestion("Are models tested for bias before release?")));
        var one = await DraftAsync(ARequest(library, AQuestion("Are models tested for bias before release?"), product: "helper"));

        Assert.Contains("ranker: Yes. Exposure", both.Text, StringComparison.Ordinal);
        Assert.Contains("helper: Yes. Paired", both.Text, StringComparison.Ordinal);
        Assert.Equal("Yes. Paired prompts are compared.", one.Text);
    }

    [Fact]
    public async Task AnAnswerOfAnotherProduct_IsNotUsed()
    {
        var ranker = AnAnswer("bias-ranker", "Do you test for bias before release?", "Yes. Exposure is compared by seller size.", AnswerChoice.Yes, products: ["ranker"]);

        var draft = await DraftAsync(ARequest([ranker], AQuestion("Do you test for bias before release?"), product: "helper"));

        Assert.Equal(DraftStatus.Unanswered, draft.Status);
    }

    [Fact]
    public async Task AnAnswerThatContradictsWhatAnotherCustomerWasTold_IsHeldWithoutNamingTheCustomer()
    {
        var told = new SentAnswer(
            "Contoso", "contoso.xlsx", AnArtifact("policy").Digest, "q7", "Do you train on our data?", "Yes.", AnswerChoice.Yes, ["train-on-customer-data"], null, null, AsOf.AddDays(-30), []);

        var draft = await DraftAsync(ARequest([Training], AQuestion("Do you train AI models on customer data?"), sent: [told]));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.DoesNotContain("Contoso", System.Text.Json.JsonSerializer.Serialize(draft), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AQuestionForAFile_IsForReview()
    {
        var answer = AnAnswer("pen-test", "Do you commission penetration tests?", "Yes. The attestation letter is available under NDA.", AnswerChoice.Yes);

        var draft = await DraftAsync(ARequest([answer], AQuestion("Attach the attestation letter of the penetration tests.", kind: QuestionKind.Attachment)));

        Assert.NotEqual(DraftStatus.Drafted, draft.Status);
    }

    [Fact]
    public async Task ATerseQuestion_IsReadWithTheHeadingAboveIt()
    {
        LibraryAnswer[] library =
        [
            AnAnswer("rto", "What is your recovery time objective?", "The recovery time objective is 4 hours."),
            AnAnswer("mfa", "Is multi-factor authentication required for staff?", "Yes. Security keys are mandatory.", AnswerChoice.Yes),
        ];

        var draft = await DraftAsync(ARequest(library, AQuestion("Is it mandatory?", section: "Access > Multi-factor authentication of staff")));

        Assert.Equal("mfa", draft.LibraryId);
    }
}
