using Evidence.Answers;
using Evidence.Controls;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Matching;

/// <summary>Gives the matcher of a library, and keeps what is costly to make: the lexicon of a thesaurus and the open indexes.</summary>
internal sealed class MatchingEngine(
    Func<Thesaurus> thesaurus,
    Func<IReadOnlyList<Framework>> frameworks,
    Func<string?> indexFolder,
    Func<string?> weightsFile) : IDisposable
{
    private readonly System.Threading.Lock _gate = new();
    private (Thesaurus Thesaurus, IReadOnlyList<Framework> Frameworks, Lexicon Lexicon, LibraryIndexes Indexes)? _made;

    public LibraryMatcher For(IReadOnlyList<LibraryAnswer> library)
    {
        lock (_gate)
        {
            var (lexicon, indexes) = Made();
            return new(indexes.For(library), lexicon, Weights());
        }
    }

    /// <summary>The lexicon of the thesaurus as it is now.</summary>
    public Lexicon Lexicon()
    {
        lock (_gate)
        {
            return Made().Lexicon;
        }
    }

    public void Dispose() => _made?.Indexes.Dispose();

    private MatchWeights Weights() =>
        weightsFile() is { } file && File.Exists(file) ? MatchWeights.Parse(File.ReadAllBytes(file), file) : MatchWeights.Shipped;

    private (Lexicon Lexicon, LibraryIndexes Indexes) Made()
    {
        var (words, controls) = (thesaurus(), frameworks());
        if (_made is not { } made || !ReferenceEquals(made.Thesaurus, words) || !ReferenceEquals(made.Frameworks, controls))
        {
            var titles = Titles(controls);
            var lexicon = new Lexicon(words);
            _made = made = (words, controls, lexicon, new(lexicon, titles.GetValueOrDefault, indexFolder()));
        }

        return (made.Lexicon, made.Indexes);
    }

    private static Dictionary<string, string?> Titles(IReadOnlyList<Framework> frameworks) =>
        frameworks
            .SelectMany(framework => framework.Controls.Select(control => (Key: $"{framework.Id}:{control.Id}", control.Title)))
            .DistinctBy(entry => entry.Key)
            .ToDictionary(entry => entry.Key, entry => (string?)entry.Title, StringComparer.Ordinal);
}
