using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Excel;

/// <summary>Adds notes (legacy comments) to a sheet, beside those that are there.</summary>
internal sealed partial class SheetNotes(ExcelFile file, ExcelSheet sheet, FillOptions options)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    private const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    /// <summary>Adds the notes; a cell that has one of the customer's keeps it.</summary>
    public void Add(SortedDictionary<(int Row, int Column), string> notes, SourceEdits edits, PackageRewrite rewrite)
    {
        var existing = file.Package.RelatedPart(sheet.Part, "comments");
        var comments = existing is null ? null : file.Package.ReadRequired(existing);
        var taken = (comments?.Root.Child("commentList")?.Children ?? []).Select(c => c["ref"]).ToHashSet();
        var free = notes.Where(n => !taken.Contains(new CellRef(n.Key.Row, n.Key.Column).ToString())).ToList();
        if (free.Count == 0)
        {
            return;
        }

        if (comments is null)
        {
            AddPart(free, rewrite);
        }
        else
        {
            Extend(existing!, comments, free, rewrite);
        }

        AddShapes(free, edits, rewrite);
    }

    private void AddPart(List<KeyValuePair<(int Row, int Column), string>> notes, PackageRewrite rewrite)
    {
        var part = NewName("xl/comments", ".xml", rewrite);
        var list = string.Concat(notes.Select(n => Comment("", n, 0)));
        rewrite.Put(part, Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{Main}\"><authors><author>{SourceText.Escape(options.Reviewer)}</author></authors><commentList>{list}</commentList></comments>"));
        new PackageParts(file.Package, rewrite).Add(part, CommentsType, sheet.Part, Relationships + "/comments");
    }

    private void Extend(string part, SourceDocument comments, List<KeyValuePair<(int Row, int Column), string>> notes, PackageRewrite rewrite)
    {
        var edits = new SourceEdits();
        var authors = comments.Root.Child("authors");
        var list = comments.Root.Child("commentList");
        if (authors is null || list is null)
        {
            return;
        }

        var prefix = comments.Root.Tag("x")[..^1];
        edits.ReplaceContent(authors, comments.Text, comments.Slice(authors.ContentStart, authors.ContentEnd) + $"<{prefix}author>{SourceText.Escape(options.Reviewer)}</{prefix}author>");
        edits.ReplaceContent(list, comments.Text, comments.Slice(list.ContentStart, list.ContentEnd) + string.Concat(notes.Select(n => Comment(prefix, n, authors.Children.Count))));
        rewrite.Put(part, comments.Apply(edits));
    }

    private static string Comment(string prefix, KeyValuePair<(int Row, int Column), string> note, int author)
    {
        var cell = new CellRef(note.Key.Row, note.Key.Column);
        return $"<{prefix}comment ref=\"{cell}\" authorId=\"{author}\"><{prefix}text><{prefix}r><{prefix}t xml:space=\"preserve\">{SourceText.Escape(note.Value.ReplaceLineEndings("\n"))}</{prefix}t></{prefix}r></{prefix}text></{prefix}comment>";
    }

    // Notes show through shapes of a VML drawing, which may hold the customer's own already.
    private void AddShapes(List<KeyValuePair<(int Row, int Column), string>> notes, SourceEdits edits, PackageRewrite rewrite)
    {
        var source = file.SourceOf(sheet);
        var existing = source.LegacyDrawing is { } id
            ? file.Package.RelationshipsOf(sheet.Part).FirstOrDefault(r => r.Id == id && !r.IsExternal && file.Package.Has(r.Target))?.Target
            : null;
        if (existing is not null)
        {
            var text = Encoding.UTF8.GetString(file.Package.ReadBytes(existing));
            var first = ShapeId().Matches(text).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(1024).Max() + 1;
            var end = text.LastIndexOf("</xml>", StringComparison.Ordinal);
            if (end > 0)
            {
                rewrite.Put(existing, Encoding.UTF8.GetBytes(text.Insert(end, Shapes(notes, first, withType: !text.Contains("_x0000_t202\"", StringComparison.Ordinal)))));
            }

            return;
        }

        var part = NewName("xl/drawings/vmlDrawing", ".vml", rewrite);
        rewrite.Put(part, Encoding.UTF8.GetBytes(
            "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"
            + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>" + Shapes(notes, 1025, withType: true) + "</xml>"));
        var relationship = new PackageParts(file.Package, rewrite).AddByExtension(part, DrawingType, sheet.Part, Relationships + "/vmlDrawing");
        edits.Insert(source.LegacyDrawingAt, $"<{source.Prefix}legacyDrawing xmlns:r=\"{Relationships}\" r:id=\"{relationship}\"/>");
    }

    private static string Shapes(List<KeyValuePair<(int Row, int Column), string>> notes, int first, bool withType)
    {
        var shapes = new StringBuilder();
        if (withType)
        {
            shapes.Append("<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>");
        }

        for (var n = 0; n < notes.Count; n++)
        {
            var (row, column) = notes[n].Key;
            shapes.Append($"<v:shape id=\"_x0000_s{first + n}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:1.5pt;width:220pt;height:110pt;z-index:{n + 1};visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>")
                .Append($"<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1}, 15, {row}, 2, {column + 4}, 31, {row + 6}, 9</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>");
        }

        return shapes.ToString();
    }

    private string NewName(string stem, string extension, PackageRewrite rewrite)
    {
        var n = 1;
        while (file.Package.Has($"{stem}{n}{extension}") || rewrite.Find($"{stem}{n}{extension}") is not null)
        {
            n++;
        }

        return $"{stem}{n}{extension}";
    }

    [GeneratedRegex(@"_x0000_s(\d{1,8})")]
    private static partial Regex ShapeId();
}
