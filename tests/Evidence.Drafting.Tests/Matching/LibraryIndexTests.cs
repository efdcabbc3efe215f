using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Text;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Matching;

public sealed class LibraryIndexTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "evidence-index-" + Path.GetRandomFileName());
    private readonly Lexicon _lexicon = new(Thesaurus.Empty);

    private static LibraryAnswer Keys => AnAnswer("keys", "How are encryption keys managed?", "Keys rotate every 90 days.");

    private static LibraryAnswer Logs => AnAnswer("logs", "How long are audit logs retained?", "Logs are kept for 400 days.");

    [Fact]
    public void AKeptIndex_FollowsWhatWasAddedChangedAndRemoved()
    {
        Assert.Equal("logs", First([Keys, Logs], "How long are audit logs retained?"));
        Assert.Equal("zoo", First([Keys, Logs, AnAnswer("zoo", "Which zebra lives in the zoo?", "None.")], "Which zebra lives in the zoo?"));
        Assert.Equal("keys", First([Keys with { Questions = ["Which zebra lives in the zoo?"] }, Logs], "Which zebra lives in the zoo?"));
        Assert.NotEqual("logs", First([Keys], "How long are audit logs retained?"));
    }

    [Fact]
    public void AKeptIndex_GivesTheSameAsOneInMemory()
    {
        var library = Enumerable.Range(0, 300).Select(at => AnAnswer($"a{at}", $"How is thing number {at} handled by team {at % 17}?", $"Team {at % 17} handles it.")).ToList();
        using var memory = new LibraryIndexes(_lexicon, _ => null, null);
        using var kept = new LibraryIndexes(_lexicon, _ => null, _folder);
        using var again = new LibraryIndexes(_lexicon, _ => null, _folder);

        var expected = Scores(memory, library);

        Assert.Equal(expected, Scores(kept, library));
        Assert.Equal(expected, Scores(again, library));
    }

    [Fact]
    public void AnIndexThatWasSupplanted_StaysOpenForWhoHoldsIt_AndClosesThen()
    {
        using var indexes = new LibraryIndexes(_lexicon, _ => null, _folder);
        var first = indexes.For([Keys, Logs]);
        var matcher = new LibraryMatcher(first, _lexicon, MatchWeights.Shipped);
        foreach (var other in (LibraryAnswer[])[Keys, Logs])
        {
            indexes.For([other]).Release();
        }

        Assert.Equal("logs", matcher.Rank("How long are audit logs retained?").First?.Entry.Answer.Id);

        matcher.Dispose();

        Assert.False(first.TryHold());
    }

    [Fact]
    public void AnIndexThatAnotherProcessWritesTo_IsNotWaitedFor()
    {
        First([Keys], "keys");
        var folder = Assert.Single(Directory.GetDirectories(_folder));
        using var directory = Lucene.Net.Store.FSDirectory.Open(folder);
        using var held = directory.MakeLock(Lucene.Net.Index.IndexWriter.WRITE_LOCK_NAME);
        Assert.True(held.Obtain());

        Assert.Equal("logs", First([Keys, Logs], "How long are audit logs retained?"));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string? First(IReadOnlyList<LibraryAnswer> library, string question)
    {
        using var indexes = new LibraryIndexes(_lexicon, _ => null, _folder);
        using var matcher = new LibraryMatcher(indexes.For(library), _lexicon, MatchWeights.Shipped);
        return matcher.Rank(question).First?.Entry.Answer.Id;
    }

    private List<string> Scores(LibraryIndexes indexes, IReadOnlyList<LibraryAnswer> library)
    {
        using var matcher = new LibraryMatcher(indexes.For(library), _lexicon, MatchWeights.Shipped);
        return [.. matcher.Rank("How is thing number 42 handled?").Candidates.Take(5).Select(candidate => $"{candidate.Entry.Answer.Id} {candidate.Score:F4}")];
    }
}
