using System.Text;
using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Takes review notes of an earlier review copy out of a clean one; the customer's own stay.</summary>
internal static partial class OwnNotes
{
    /// <summary>Removes the notes of an author from every sheet, with their name and the shapes that show them.</summary>
    public static void Strip(ExcelFile file, PackageRewrite rewrite, string author)
    {
        foreach (var sheet in file.Sheets)
        {
            if (file.Package.RelatedPart(sheet.Part, "comments") is { } part)
            {
                StripSheet(file.Package, sheet.Part, part, rewrite, author);
            }
        }
    }

    private static void StripSheet(OfficePackage package, string sheet, string part, PackageRewrite rewrite, string author)
    {
        var notes = package.ReadRequired(part);
        var names = (notes.Root.Child("authors")?.Children ?? []).ToList();
        var own = (notes.Root.Child("commentList")?.Children ?? [])
            .Where(c => int.TryParse(c["authorId"], out var id) && id >= 0 && id < names.Count && names[id].Text == author)
            .ToList();
        if (own.Count == 0)
        {
            return;
        }

        var edits = new SourceEdits();
        foreach (var note in own)
        {
            edits.Replace(note.Start, note.End, "");
        }

        // The place of the name stays, since the other notes count on it.
        foreach (var name in names.Where(n => n.Text == author))
        {
            edits.ReplaceContent(name, notes.Text, "");
        }

        rewrite.Put(part, notes.Apply(edits));
        StripShapes(package, sheet, rewrite, [.. own.Select(n => CellRef.Parse(n["ref"] ?? "")).OfType<CellRef>()]);
    }

    private static void StripShapes(OfficePackage package, string sheet, PackageRewrite rewrite, HashSet<CellRef> cells)
    {
        if (package.RelatedPart(sheet, "vmlDrawing") is not { } drawing)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(package.ReadBytes(drawing));
        rewrite.Put(drawing, Encoding.UTF8.GetBytes(Shape().Replace(text, s => cells.Contains(CellOf(s.Value)) ? "" : s.Value)));
    }

    private static CellRef CellOf(string shape) => new(Number(Row().Match(shape)), Number(Column().Match(shape)));

    private static int Number(Match match) => match.Success && int.TryParse(match.Groups[1].ValueSpan, out var number) ? number : -1;

    [GeneratedRegex(@"<v:shape\b(?:(?!</v:shape>).)*</v:shape>", RegexOptions.Singleline)]
    private static partial Regex Shape();

    [GeneratedRegex(@"<x:Row>(\d{1,7})</x:Row>")]
    private static partial Regex Row();

    [GeneratedRegex(@"<x:Column>(\d{1,5})</x:Column>")]
    private static partial Regex Column();
}
