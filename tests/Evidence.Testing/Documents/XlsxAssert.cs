using System.Text;
using System.Xml.Linq;
using Evidence.Questionnaires;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Proves part by part that filling a workbook changed its answer cells and nothing else.</summary>
public static class XlsxAssert
{
    private static readonly XNamespace _s = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Every part but the sheets with slots is byte-identical, and in those only the slots' cells differ.</summary>
    public static void OnlySlotsChanged(byte[] before, byte[] after, Questionnaire questionnaire, bool withNotes = false)
    {
        var (old, now) = (PackageParts.Of(before), PackageParts.Of(after));
        Assert.Equal(PackageParts.Entries(before), PackageParts.Entries(after).Where(e => old.ContainsKey(e.Name)));
        var slots = SlotsBySheet(old, questionnaire);
        foreach (var (name, bytes) in old.Where(p => !(withNotes && MayChangeForNotes(p.Key))))
        {
            if (slots.TryGetValue(name, out var cells) && !bytes.AsSpan().SequenceEqual(now[name]))
            {
                SameBesideSlots(bytes, now[name], cells, withNotes);
            }
            else
            {
                Assert.True(bytes.AsSpan().SequenceEqual(now[name]), $"{name} changed");
            }
        }

        Assert.All(now.Keys.Except(old.Keys), added => Assert.True(withNotes && MayChangeForNotes(added), $"{added} was added"));
    }

    private static bool MayChangeForNotes(string part) =>
        part == "[Content_Types].xml" || part.StartsWith("xl/comments", StringComparison.Ordinal) || part.StartsWith("xl/drawings/", StringComparison.Ordinal)
        || part.StartsWith("xl/worksheets/_rels/", StringComparison.Ordinal);

    private static Dictionary<string, HashSet<string>> SlotsBySheet(IReadOnlyDictionary<string, byte[]> parts, Questionnaire questionnaire)
    {
        var workbook = Parse(parts["xl/workbook.xml"]);
        var related = Parse(parts["xl/_rels/workbook.xml.rels"]).Root!.Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value);
        XNamespace r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var sheets = workbook.Descendants(_s + "sheet").ToDictionary(s => s.Attribute("name")!.Value, s => related[s.Attribute(r + "id")!.Value].TrimStart('/'));
        return questionnaire.Questions.SelectMany(q => q.Slots).Select(s => s.Address)
            .GroupBy(a => a[..a.LastIndexOf('!')].Trim('\'').Replace("''", "'"), a => a[(a.LastIndexOf('!') + 1)..])
            .ToDictionary(g => sheets[g.Key].StartsWith("xl/", StringComparison.Ordinal) ? sheets[g.Key] : "xl/" + sheets[g.Key], g => g.ToHashSet());
    }

    private static void SameBesideSlots(byte[] before, byte[] after, HashSet<string> slots, bool withNotes)
    {
        var (oldText, newText) = (Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));
        var head = oldText.IndexOf('<', oldText.IndexOf("worksheet", StringComparison.Ordinal));
        Assert.Equal(oldText[..head], newText[..head]);
        var (old, now) = (XDocument.Parse(oldText), XDocument.Parse(newText));
        var (oldRest, nowRest) = (Rest(old, withNotes), Rest(now, withNotes));
        Assert.Equal(oldRest, nowRest);
        var (oldCells, nowCells) = (Cells(old), Cells(now));
        Assert.Equal(oldCells.Where(c => !slots.Contains(c.Key)), nowCells.Where(c => !slots.Contains(c.Key)));
        Assert.All(slots.Where(nowCells.ContainsKey), s => Assert.Equal(StyleOf(oldCells.GetValueOrDefault(s)), StyleOf(nowCells[s])));
        InOrder(now);
    }

    // Everything but cells, the dimension, and heights that a row fits by itself.
    private static string Rest(XDocument sheet, bool withNotes)
    {
        var copy = new XDocument(sheet);
        copy.Descendants(_s + "c").Remove();
        copy.Descendants(_s + "dimension").Remove();
        foreach (var row in copy.Descendants(_s + "row").Where(r => r.Attribute("customHeight") is null))
        {
            row.Attribute("ht")?.Remove();
        }

        foreach (var row in copy.Descendants(_s + "row").Where(r => r.Attributes().All(a => a.Name.LocalName is "r")).ToList())
        {
            row.Remove();
        }

        if (withNotes)
        {
            copy.Descendants(_s + "legacyDrawing").Remove();
        }

        return copy.ToString(SaveOptions.DisableFormatting);
    }

    private static SortedDictionary<string, string> Cells(XDocument sheet) =>
        new(sheet.Descendants(_s + "c").ToDictionary(c => c.Attribute("r")!.Value, c => c.ToString(SaveOptions.DisableFormatting)), StringComparer.Ordinal);

    private static string? StyleOf(string? cell) => cell is null ? null : XElement.Parse(cell).Attribute("s")?.Value;

    private static void InOrder(XDocument sheet)
    {
        var rows = sheet.Descendants(_s + "row").Select(r => (int)r.Attribute("r")!).ToList();
        Assert.Equal(rows.Order(), rows);
        foreach (var row in sheet.Descendants(_s + "row"))
        {
            var columns = row.Elements(_s + "c").Select(c => new string([.. c.Attribute("r")!.Value.TakeWhile(char.IsLetter)])).Select(n => n.PadLeft(3)).ToList();
            Assert.Equal(columns.Order(StringComparer.Ordinal), columns);
        }
    }

    private static XDocument Parse(byte[] part) => XDocument.Load(new MemoryStream(part));
}
