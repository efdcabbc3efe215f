using System.Globalization;
using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>The custom XML parts content controls are bound to (<c>w:dataBinding</c>, ECMA-376 part 1, clause 17.5.2.6).</summary>
internal sealed partial class CustomXmlParts(OfficePackage package)
{
    // Core, extended and cover-page properties: data of the document itself.
    private static readonly string[] _properties = ["{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}", "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}"];

    private List<(string Id, string Part, SourceDocument Document)>? _stores;

    /// <summary>Whether a binding is to a property of the document (title, company), which is no answer.</summary>
    public static bool IsToProperty(SourceElement binding) => _properties.Contains(binding["storeItemID"] ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>What a binding points at; null: nothing that can be written. Word leaves a binding without a target alone.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="isDangling">True: there is no such data, so the control stands for itself.</param>
    public BoundData? Of(SourceElement binding, out bool isDangling)
    {
        var id = binding["storeItemID"] ?? "";
        var named = Stores().Where(s => id.Length == 0 || string.Equals(s.Id, id, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = named.Select(s => (Store: s, Element: Find(s.Document.Root, binding["xpath"] ?? ""))).FirstOrDefault(f => f.Element is not null);
        isDangling = named.Count == 0;
        return found.Element is { Children.Count: 0 } element ? new BoundData(found.Store.Part, found.Store.Document, element) : null;
    }

    private List<(string Id, string Part, SourceDocument Document)> Stores()
    {
        return _stores ??= [.. package.RelationshipsOf(package.MainPart)
            .Where(r => r.Type == "customXml" && !r.IsExternal && package.Has(r.Target))
            .Select(r => (IdOf(r.Target), r.Target, package.ReadRequired(r.Target)))];
    }

    private string IdOf(string part) =>
        package.RelatedPart(part, "customXmlProps") is { } properties ? package.ReadRequired(properties).Root["itemID"] ?? "" : "";

    // Steps by name and number only, as Word writes them: /ns0:form[1]/ns0:policy[1].
    private static SourceElement? Find(SourceElement root, string path)
    {
        var steps = Step().Matches(path);
        if (steps.Count == 0 || steps.Sum(s => s.Length) != path.Length || steps[0].Groups["name"].Value != root.Name)
        {
            return null;
        }

        SourceElement? at = root;
        foreach (var step in steps.Skip(1))
        {
            var number = step.Groups["number"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : 1;
            at = at?.Children.Where(c => c.Name == step.Groups["name"].Value).ElementAtOrDefault(number - 1);
        }

        return at;
    }

    [GeneratedRegex(@"\G/(?:[\w.\-]+:)?(?<name>[\w.\-]+)(?:\[(?<number>[0-9]{1,6})\])?")]
    private static partial Regex Step();
}
