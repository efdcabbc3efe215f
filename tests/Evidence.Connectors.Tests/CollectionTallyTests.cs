using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Connectors.Collecting;

public sealed class CollectionTallyTests
{
    private readonly CollectionTally _tally = new(
        new SourceDefinition("s", "fake", new Dictionary<string, string>(), new Dictionary<string, string>()), Redaction.Plain, NullLogger.Instance);

    [Fact]
    public void Nothing_IsComplete() => Assert.Equal(SourceState.Complete, _tally.ToOutcome(0).State);

    [Fact]
    public void Missing_OfReceived_IsPartial()
    {
        _tally.Expect(2);
        _tally.Receive(wasKnown: true);
        _tally.Miss(new CollectionGap("b", "gone"));

        var outcome = _tally.ToOutcome(7);

        Assert.Equal((SourceState.Partial, (long?)2, 1L, 1L, 7L), (outcome.State, outcome.Expected, outcome.Received, outcome.AlreadyKnown, outcome.Requests));
    }

    [Theory]
    [InlineData(SourceFaultKind.Unreachable, SourceState.Failed)]
    [InlineData(SourceFaultKind.Forbidden, SourceState.Failed)]
    [InlineData(SourceFaultKind.NotFound, SourceState.Partial)]
    [InlineData(SourceFaultKind.TooLarge, SourceState.Partial)]
    public void NothingReceived_IsFailed_WhereTheSourceIsToBlame(object kind, SourceState state)
    {
        _tally.Break("all", new SourceFaultException((SourceFaultKind)kind, "no"));

        Assert.Equal((state, null), (_tally.ToOutcome(1).State, _tally.ToOutcome(1).Expected));
    }

    [Fact]
    public void Expected_ThatWasNeitherReceivedNorToldToBeMissing_IsAGap()
    {
        _tally.Expect(3);
        _tally.Receive(wasKnown: false);

        Assert.Contains("2 of 3", Assert.Single(_tally.ToOutcome(1).Gaps).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_ByTheThousand_AreToldByTheirNumber()
    {
        for (var i = 0; i < 3000; i++)
        {
            _tally.Note(new CollectionGap($"file {i}", "The server answered 500."));
        }

        var gaps = _tally.ToOutcome(1).Gaps;

        Assert.Equal(501, gaps.Count);
        Assert.Equal("2500 more", gaps[^1].What);
    }

    [Fact]
    public void Gaps_AreOneLineEach_AndHoldNoSecret()
    {
        _tally.Note(new CollectionGap("a\r\nb", $"see https://user:pw@host/\nand {new string('x', 5000)}"));

        var gap = Assert.Single(_tally.ToOutcome(1).Gaps);

        Assert.Equal("a b", gap.What);
        Assert.StartsWith("see https://host/ and xxx", gap.Why, StringComparison.Ordinal);
        Assert.True(gap.Why.Length < 1100);
    }
}
