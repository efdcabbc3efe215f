namespace Evidence.Packs;

/// <summary>Whether a pack is what was signed.</summary>
/// <param name="IsIntact">True where everything holds.</param>
/// <param name="FirstFault">The first thing that is wrong, naming the file; null: nothing.</param>
/// <param name="KeyId">Key that signed; null: not signed.</param>
/// <param name="KeyIsTrusted">True where it was checked with a key given from outside.</param>
/// <param name="FilesChecked">How many entries were hashed.</param>
/// <param name="Statements">What the signed statements say, a line each.</param>
public sealed record PackVerification(bool IsIntact, string? FirstFault, string? KeyId, bool KeyIsTrusted, int FilesChecked, IReadOnlyList<string> Statements)
{
    /// <summary>When the signatures existed at the latest, and who says so; null: the pack has no timestamp, or is not intact.</summary>
    public PackTimestamp? Timestamp { get; init; }
}
