using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Takes review comments of an earlier review copy out of a clean one; the customer's own stay.</summary>
internal static class OwnComments
{
    /// <summary>Removes the comments of an author, and what points at them.</summary>
    public static void Strip(OfficePackage package, PackageRewrite rewrite, string author)
    {
        if (package.RelatedPart(package.MainPart, "comments") is not { } part)
        {
            return;
        }

        var comments = package.ReadRequired(part);
        var own = comments.Root.Children.Where(c => c.Name == "comment" && c["author"] == author).ToList();
        if (own.Count == 0)
        {
            return;
        }

        rewrite.Put(part, Without(comments, own));
        var ids = own.Select(c => c["id"]).ToHashSet();
        var main = rewrite.Find(package.MainPart) is { } written ? SourceDocument.Parse(written) : package.ReadRequired(package.MainPart);
        var marks = main.Root.Descendants("commentRangeStart").Concat(main.Root.Descendants("commentRangeEnd")).Concat(main.Root.Descendants("commentReference").Select(RunOf));
        rewrite.Put(package.MainPart, Without(main, [.. marks.Where(m => ids.Contains(m["id"] ?? m.Child("commentReference")?["id"]))]));
    }

    // The run is there for the reference alone.
    private static SourceElement RunOf(SourceElement reference) =>
        reference.Parent is { Name: "r" } run && run.Children.All(c => c == reference || c.Name == "rPr") ? run : reference;

    private static byte[] Without(SourceDocument document, List<SourceElement> elements)
    {
        var edits = new SourceEdits();
        foreach (var element in elements)
        {
            edits.Replace(element.Start, element.End, "");
        }

        return document.Apply(edits);
    }
}
