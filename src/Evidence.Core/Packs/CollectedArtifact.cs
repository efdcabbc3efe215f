using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Packs;

/// <summary>One collected content with everything known of it: the same bytes found in several places are one.</summary>
/// <param name="Artifact">The artifact it is cited as: the first, in order of source and name, where the same bytes were found in several places.</param>
/// <param name="Kinds">What it is: kinds declared by its sources, else the kind its reader gave; empty: not known.</param>
/// <param name="Age">When it was made: the earliest time a source states; where none does, when it was last collected.</param>
/// <param name="Reading">What was read out of it; null: it was never read.</param>
public sealed record CollectedArtifact(Artifact Artifact, IReadOnlyList<string> Kinds, DateTimeOffset Age, Reading? Reading)
{
    /// <summary>Facts read out of it, in its own order.</summary>
    public IReadOnlyList<Fact> Facts => Reading?.Facts ?? [];

    /// <summary>
    /// Why a reader that knows the format could not read it; null where it was read, and where no reader knows the format: a document that only people read
    /// is evidence as its source declares it, a broken report is not.
    /// </summary>
    public string? Broken => Reading is { Reader: not null, Unread: { } why } ? why : null;

    /// <summary>True where a source or reader says that it is of that kind.</summary>
    public bool IsOf(string kind) => Kinds.Contains(kind, StringComparer.Ordinal);
}
