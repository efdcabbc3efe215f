using Evidence.Answers;
using Evidence.Drafting.Matching;

namespace Evidence.Drafting;

/// <summary>Opens what drafting needs before the first question is there, so that a command can do so while it does something else. It only saves time.</summary>
public sealed class DraftingWarmUp
{
    private readonly MatchingEngine _engine;

    internal DraftingWarmUp(MatchingEngine engine) => _engine = engine;

    /// <summary>Opens or builds the index of a library and asks it one of its own questions. May be called again; the index stays open for the drafter.</summary>
    /// <param name="library">The library as the drafter will get it: the same list, not a copy.</param>
    public void Open(IReadOnlyList<LibraryAnswer> library)
    {
        ArgumentNullException.ThrowIfNull(library);
        using var matcher = _engine.For(library);
        if (library.Count > 0)
        {
            _ = matcher.Rank(library[0].Questions[0]);
        }
    }
}
