using System.Xml.Linq;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Compares two documents element by element beside the slots.</summary>
internal sealed class DocxComparison(DocxSlots slots)
{
    private static readonly XNamespace _w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public void Compare(XElement old, XElement now)
    {
        Assert.True(old.Name == now.Name, $"{Where(old)} became {now.Name.LocalName}");
        Assert.True(
            old.Attributes().Select(a => a.ToString()).SequenceEqual(now.Attributes().Select(a => a.ToString())),
            $"attributes of {Where(old)} changed");
        if (slots.MayChange(old))
        {
            // The frame of a slot stays: cell and paragraph properties.
            foreach (var frame in new[] { "tcPr", "pPr" })
            {
                Assert.Equal(Frame(old.Element(_w + frame)), Frame(now.Element(_w + frame)));
            }

            return;
        }

        var (before, after) = (old.Nodes().ToList(), now.Nodes().ToList());
        var at = 0;
        for (var n = 0; n < before.Count; n++)
        {
            var node = before[n];
            Assert.True(at < after.Count, $"{Where(old)} lost {node}");
            if (node is XElement element)
            {
                Assert.True(after[at] is XElement, $"{Where(element)} became text");
                Compare(element, (XElement)after[at++]);
                at += slots.MayGrow(element) ? Added(before.ElementAtOrDefault(n + 1), after, at) : 0;
            }
            else
            {
                Assert.Equal(node.ToString(), after[at++].ToString());
            }
        }

        Assert.True(at == after.Count, $"{Where(old)} got {after.Count - at} more: {(at < after.Count ? after[at].ToString() : "")}");
    }

    // A ticked box may take the place of its paragraph's bullet.
    private static string? Frame(XElement? frame)
    {
        var copy = frame is null ? null : new XElement(frame);
        copy?.Elements().Where(e => e.Name == _w + "numPr" || e.Name == _w + "ind").Remove();
        return copy?.ToString();
    }

    // Paragraphs of an answer stand behind the paragraph that asks, before what followed it.
    private int Added(XNode? next, List<XNode> after, int at)
    {
        var added = 0;
        while (at + added < after.Count && after[at + added] is XElement { Name.LocalName: "p" } paragraph && !IsSame(next, paragraph))
        {
            added++;
        }

        return added;
    }

    private bool IsSame(XNode? next, XElement paragraph) =>
        next is XElement { Name.LocalName: "p" } expected && ((slots.MayChange(expected) && Frame(expected.Element(_w + "pPr")) == Frame(paragraph.Element(_w + "pPr"))) || XNode.DeepEquals(expected, paragraph));

    private static string Where(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName + "[" + e.ElementsBeforeSelf(e.Name).Count() + "]"));
}
