using System.Text;
using System.Xml.Linq;
using Evidence.Questionnaires;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Proves part by part that filling a Word document changed its answer slots and nothing else.</summary>
public static class DocxAssert
{
    private static readonly XNamespace _w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] _reviewParts = ["word/comments", "word/_rels/document.xml.rels", "[Content_Types].xml"];

    /// <summary>Every part but the document is byte-identical, and in the document only slots differ.</summary>
    public static void OnlySlotsChanged(byte[] before, byte[] after, Questionnaire questionnaire, bool withComments = false)
    {
        var (old, now) = (PackageParts.Of(before), PackageParts.Of(after));
        Assert.Equal(PackageParts.Entries(before), PackageParts.Entries(after).Where(e => old.ContainsKey(e.Name)));
        foreach (var (name, bytes) in old.Where(p => p.Key != "word/document.xml" && !(withComments && MayChangeForComments(p.Key))))
        {
            Assert.True(bytes.AsSpan().SequenceEqual(now[name]) || (IsData(name) && OnlyValuesChanged(bytes, now[name], old["word/document.xml"])), $"{name} changed");
        }

        Assert.All(now.Keys.Except(old.Keys), added => Assert.True(withComments && MayChangeForComments(added), $"{added} was added"));
        SameBesideSlots(old["word/document.xml"], now["word/document.xml"], questionnaire, withComments);
    }

    private static bool IsData(string part) => part.StartsWith("customXml/item", StringComparison.Ordinal) && !part.Contains("Props", StringComparison.Ordinal);

    // The values that controls of the document show, and no more of them than there are such controls.
    private static bool OnlyValuesChanged(byte[] before, byte[] after, byte[] document)
    {
        var (old, now) = (Parse(before).Descendants().ToList(), Parse(after).Descendants().ToList());
        var bound = Parse(document).Descendants(_w + "dataBinding").Select(b => b.Attribute(_w + "xpath")!.Value).ToList();
        var changed = old.Zip(now).Where(p => !p.First.HasElements && p.First.Value != p.Second.Value).Select(p => p.First).ToList();
        return old.Count == now.Count && old.Zip(now).All(p => p.First.Name == p.Second.Name) && changed.All(c => bound.Any(b => b.Contains(c.Name.LocalName, StringComparison.Ordinal)));
    }

    private static XDocument Parse(byte[] part) => XDocument.Load(new MemoryStream(part), LoadOptions.PreserveWhitespace);

    private static bool MayChangeForComments(string part) => _reviewParts.Any(p => part.StartsWith(p, StringComparison.Ordinal));

    private static void SameBesideSlots(byte[] before, byte[] after, Questionnaire questionnaire, bool withComments)
    {
        var (oldText, newText) = (Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));
        var head = oldText.IndexOf("body", StringComparison.Ordinal);
        Assert.Equal(oldText[..head], newText[..head]);
        var (old, now) = (XDocument.Parse(oldText, LoadOptions.PreserveWhitespace), XDocument.Parse(newText, LoadOptions.PreserveWhitespace));
        var slots = questionnaire.Questions.SelectMany(q => q.Slots).Select(s => s.Address.Split('!')[0]).ToHashSet();
        var oldSlots = new DocxSlots(old, slots);
        if (withComments)
        {
            RemoveComments(now, old);
        }

        new DocxComparison(oldSlots).Compare(old.Root!.Element(_w + "body")!, now.Root!.Element(_w + "body")!);
    }

    private static void RemoveComments(XDocument now, XDocument old)
    {
        var known = old.Descendants(_w + "commentReference").Select(c => c.Attribute(_w + "id")!.Value).ToHashSet();
        foreach (var mark in now.Descendants().Where(e => e.Name == _w + "commentRangeStart" || e.Name == _w + "commentRangeEnd" || e.Name == _w + "commentReference")
            .Where(e => !known.Contains(e.Attribute(_w + "id")!.Value)).ToList())
        {
            (mark.Name == _w + "commentReference" ? mark.Parent! : mark).Remove();
        }
    }
}
