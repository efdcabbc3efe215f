using Evidence.Answers;
using Evidence.Ports;
using Xunit;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Testing.Drafting;

/// <summary>What every <see cref="IAnswerDrafter"/> must do. Derive and give the drafter.</summary>
public abstract class AnswerDrafterSuite
{
    private static readonly LibraryAnswer _retention = AnAnswer("retention", "How long do you keep chat transcripts?", "Transcripts are kept for 30 days. Administrators may shorten the period.");

    protected abstract IAnswerDrafter Drafter { get; }

    [Fact]
    public async Task Draft_OfAnApprovedAnswer_CitesItForWhatItSays()
    {
        var draft = await DraftAsync(ARequest([_retention], AQuestion("How long are chat transcripts kept?")));

        Assert.Equal(DraftStatus.Drafted, draft.Status);
        Assert.Equal("retention", draft.LibraryId);
        var citation = Assert.Single(draft.Citations, citation => citation.Kind == CitationKind.Answer);
        Assert.Equal("retention", citation.Id);
        Assert.All(draft.Text!.Split(". "), sentence => Assert.Contains(sentence.TrimEnd('.'), citation.Quote, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Draft_WithoutSupport_Abstains()
    {
        var draft = await DraftAsync(ARequest([_retention], AQuestion("Which colour are the seats of your company cars?")));

        Assert.Equal(DraftStatus.Unanswered, draft.Status);
        Assert.Null(draft.Text);
        Assert.Null(draft.Choice);
        Assert.Empty(draft.Citations);
        Assert.NotEmpty(draft.Reasons);
    }

    [Fact]
    public async Task Drafts_StandInTheOrderAsked()
    {
        var request = ARequest([_retention], AQuestion("How long are chat transcripts kept?", "b")) with
        {
            Questions = [AQuestion("How long are chat transcripts kept?", "b"), AQuestion("Which colour are the seats?", "a")],
        };

        var drafts = await Drafter.DraftAsync(request, CancellationToken.None);

        Assert.Equal(["b", "a"], drafts.Select(draft => draft.QuestionId));
    }

    [Fact]
    public async Task TheSameRequest_GivesTheSameDrafts()
    {
        var request = ARequest([_retention], AQuestion("How long are chat transcripts kept?"));

        var first = await DraftAsync(request);
        var second = await DraftAsync(request);

        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(first), System.Text.Json.JsonSerializer.Serialize(second));
    }

    [Theory]
    [InlineData(DisclosureLevel.Internal, "2026-01-15", null)]
    [InlineData(DisclosureLevel.Public, null, null)]
    [InlineData(DisclosureLevel.Public, "2026-01-15", "2026-10-31")]
    public async Task AnAnswerThatMayNotLeave_IsNeitherUsedNorQuotedNorNamed(DisclosureLevel level, string? approved, string? expires)
    {
        var withheld = AnAnswer("secret-entry", "How long do you keep chat transcripts?", "Zebras keep transcripts for 77 days.", null, level, approved, expires);

        var draft = await DraftAsync(ARequest([withheld], AQuestion("How long do you keep chat transcripts?")));

        var all = System.Text.Json.JsonSerializer.Serialize(draft);
        Assert.Equal(DraftStatus.Unanswered, draft.Status);
        Assert.DoesNotContain("Zebras", all, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-entry", all, StringComparison.Ordinal);
        Assert.DoesNotContain("77", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerOnStaleEvidence_IsForReviewWithTheReason()
    {
        var answer = _retention with { Evidence = ["fairness-report"] };
        var evidence = AState([AnArtifact("fairness-report", produced: "2024-01-01")]);

        var draft = await DraftAsync(ARequest([answer], AQuestion("How long are chat transcripts kept?"), evidence: evidence));

        Assert.Equal(DraftStatus.Review, draft.Status);
        Assert.Contains(draft.Reasons, reason => reason.Contains("stale", StringComparison.Ordinal));
    }

    protected async Task<DraftAnswer> DraftAsync(DraftRequest request) => (await Drafter.DraftAsync(request, CancellationToken.None))[0];
}
