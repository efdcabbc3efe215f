using System.Text;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>Makes new parts known to a package: a content type and a relationship, added to what is there.</summary>
internal sealed class PackageParts(OfficePackage package, PackageRewrite rewrite)
{
    private const string TypesPart = "[Content_Types].xml";
    private const string Namespace = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Adds a part with a content type of its own; gives the relationship's id.</summary>
    public string Add(string part, string contentType, string from, string relationshipType)
    {
        Append(TypesPart, t => $"<{t.Tag("Override")} PartName=\"/{part}\" ContentType=\"{contentType}\"/>");
        return Relate(part, from, relationshipType);
    }

    /// <summary>Adds a part whose content type is that of its extension.</summary>
    public string AddByExtension(string part, string contentType, string from, string relationshipType)
    {
        var extension = part[(part.LastIndexOf('.') + 1)..];
        if (!new ContentTypes(Current(TypesPart)).HasExtension(extension))
        {
            Prepend(TypesPart, t => $"<{t.Tag("Default")} Extension=\"{extension}\" ContentType=\"{contentType}\"/>");
        }

        return Relate(part, from, relationshipType);
    }

    private string Relate(string part, string from, string relationshipType)
    {
        var name = PartNamesOf.RelationshipsOf(from);
        if (!package.Has(name) && rewrite.Find(name) is null)
        {
            rewrite.Put(name, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{Namespace}\"></Relationships>"));
        }

        var taken = Current(name).Root.Children.Select(r => r["Id"]).ToHashSet();
        var id = Enumerable.Range(1, int.MaxValue - 1).Select(n => "rIdEvidence" + n).First(n => !taken.Contains(n));
        Append(name, r => $"<{r.Tag("Relationship")} Id=\"{id}\" Type=\"{relationshipType}\" Target=\"{PartNamesOf.Relative(from, part)}\"/>");
        return id;
    }

    private SourceDocument Current(string part) =>
        rewrite.Find(part) is { } bytes ? SourceDocument.Parse(bytes) : package.ReadRequired(part);

    private void Append(string part, Func<SourceElement, string> markup) => Change(part, (root, inside) => inside + markup(root));

    private void Prepend(string part, Func<SourceElement, string> markup) => Change(part, (root, inside) => markup(root) + inside);

    private void Change(string part, Func<SourceElement, string, string> change)
    {
        var document = Current(part);
        var edits = new SourceEdits();
        edits.ReplaceContent(document.Root, document.Text, change(document.Root, document.Slice(document.Root.ContentStart, document.Root.ContentEnd)));
        rewrite.Put(part, document.Apply(edits));
    }
}
