using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>What kind each part is, from <c>[Content_Types].xml</c> (ECMA-376 part 2, clause 10.1).</summary>
internal sealed class ContentTypes
{
    private readonly Dictionary<string, string> _byExtension = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byPart = new(StringComparer.OrdinalIgnoreCase);

    public ContentTypes(SourceDocument document)
    {
        foreach (var entry in document.Root.Children)
        {
            if (entry.Name == "Default" && entry["Extension"] is { } extension)
            {
                _byExtension[extension] = entry["ContentType"] ?? "";
            }
            else if (entry.Name == "Override" && entry["PartName"] is { } part)
            {
                _byPart[part.TrimStart('/')] = entry["ContentType"] ?? "";
            }
        }
    }

    /// <summary>The content type of a part; empty: none declared.</summary>
    public string Of(string part) =>
        _byPart.TryGetValue(part, out var type) ? type : _byExtension.GetValueOrDefault(part[(part.LastIndexOf('.') + 1)..], "");

    /// <summary>Whether parts with this extension have a type without being named.</summary>
    public bool HasExtension(string extension) => _byExtension.ContainsKey(extension);
}
