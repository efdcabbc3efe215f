using Evidence.Artifacts;

namespace Evidence.Documents.Packs.Zip;

/// <summary>Names of artifacts within a pack, safe to unpack on every system.</summary>
internal static class EntryNames
{
    private const int Longest = 160;
    private const string NotInNames = "<>:\"|?*";
    private static readonly string[] _reserved = ["con", "prn", "aux", "nul"];

    /// <summary><c>artifacts/&lt;sha256&gt;/&lt;name&gt;</c>, without anything that would leave the folder.</summary>
    public static string Of(Artifact artifact)
    {
        string[] segments = [.. artifact.Name.Split('/', '\\').Select(Clean).Where(segment => segment.Length > 0)];
        var name = segments.Length == 0 ? "content" : string.Join('/', segments);
        return $"artifacts/{artifact.Digest.Hex}/{(name.Length > Longest ? Shorten(segments[^1]) : name)}";
    }

    private static string Clean(string segment)
    {
        var safe = string.Concat(segment.Select(character =>
            char.IsControl(character) || char.IsSurrogate(character) || NotInNames.Contains(character, StringComparison.Ordinal) ? '_' : character)).Trim(' ', '.');
        var stem = safe.Split('.')[0].ToLowerInvariant();
        var isDevice = _reserved.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
        return isDevice ? "_" + safe : safe;
    }

    private static string Shorten(string name) => name.Length <= Longest ? name : string.Concat(name.AsSpan(0, 100), "~", name.AsSpan(name.Length - 50));
}
