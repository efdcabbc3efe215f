namespace Evidence.Connectors.Described;

/// <summary>An operation of an API as its publisher describes it.</summary>
/// <param name="Method">GET, POST ...</param>
/// <param name="Path">The path with parameters in braces, beginning with a slash.</param>
/// <param name="Query">Names of the query it takes.</param>
/// <param name="Body">Names of the outermost members of the body it takes; empty: not described.</param>
internal sealed record DescribedOperation(string Method, string Path, IReadOnlySet<string> Query, IReadOnlySet<string> Body)
{
    private readonly string[] _parts = Path.Trim('/').Split('/');

    /// <summary>How many parts of the path are given as they are; the more, the closer it fits.</summary>
    public int Fixed => _parts.Count(part => !part.StartsWith('{'));

    /// <summary>True where a path is one of this operation's. Parts that the publisher calls optional may be left out.</summary>
    public bool Takes(string method, string path, IReadOnlyCollection<string> optional) => Method == method && Fits(_parts, path.Trim('/').Split('/'), optional);

    private static bool Fits(ReadOnlySpan<string> template, ReadOnlySpan<string> path, IReadOnlyCollection<string> optional)
    {
        if (template.IsEmpty || path.IsEmpty)
        {
            return path.IsEmpty && template.ToArray().All(optional.Contains);
        }

        if (template[0].StartsWith("{*", StringComparison.Ordinal))
        {
            return true;
        }

        var isParameter = template[0].StartsWith('{');
        return ((isParameter || string.Equals(template[0], path[0], StringComparison.OrdinalIgnoreCase)) && Fits(template[1..], path[1..], optional))
            || (isParameter && optional.Contains(template[0]) && Fits(template[1..], path, optional));
    }
}
