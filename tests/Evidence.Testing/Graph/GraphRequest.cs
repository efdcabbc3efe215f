namespace Evidence.Testing.Graph;

/// <summary>A request the stand-in for Graph received.</summary>
/// <param name="Method">GET, PUT ...</param>
/// <param name="Path">Decoded, from <c>/v1.0</c> on.</param>
/// <param name="Query">With its question mark; empty: none.</param>
/// <param name="Headers">By name, without case.</param>
/// <param name="Body">Its bytes.</param>
public sealed record GraphRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Token => Headers.GetValueOrDefault("Authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
