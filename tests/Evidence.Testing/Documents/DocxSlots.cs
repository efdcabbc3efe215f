using System.Xml.Linq;

namespace Evidence.Testing.Documents;

/// <summary>The elements of a document that slot addresses stand for, found without the code under test.</summary>
public sealed class DocxSlots
{
    private static readonly XNamespace _w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly HashSet<XElement> _changing = [];
    private readonly HashSet<XElement> _growing = [];
    private readonly HashSet<string> _addresses;
    private int _tables;

    public DocxSlots(XDocument document, IEnumerable<string> addresses)
    {
        _addresses = [.. addresses];
        Walk(document.Root!.Element(_w + "body")!, "");
        var controls = document.Descendants(_w + "sdt").Where(IsShown).ToList();
        var fields = document.Descendants(_w + "fldChar").Where(f => f.Element(_w + "ffData") is not null && IsShown(f)).ToList();
        Mark('s', controls, c => c);
        Mark('f', fields, f => f.Ancestors(_w + "p").First());
    }

    /// <summary>Whether the element may differ inside.</summary>
    public bool MayChange(XElement element) => _changing.Contains(element);

    /// <summary>Whether paragraphs may be added behind the element.</summary>
    public bool MayGrow(XElement element) => _growing.Contains(element);

    private static bool IsShown(XElement element) =>
        !element.Ancestors().Any(a => a.Name == _w + "txbxContent" || a.Name == _w + "del" || a.Name == _w + "moveFrom");

    private void Mark(char kind, List<XElement> all, Func<XElement, XElement> slot)
    {
        for (var n = 0; n < all.Count; n++)
        {
            if (_addresses.Any(a => a == $"{kind}{n + 1}" || a.StartsWith($"{kind}{n + 1}#", StringComparison.Ordinal)))
            {
                _changing.Add(slot(all[n]));
            }
        }
    }

    private void Walk(XElement container, string path)
    {
        var paragraphs = 0;
        foreach (var block in Blocks(container))
        {
            if (block.Name == _w + "p")
            {
                MarkParagraph(block, $"{path}p{++paragraphs}");
                continue;
            }

            var table = $"t{++_tables}";
            var rows = 0;
            foreach (var row in Through(block, "tr"))
            {
                rows++;
                var cells = 0;
                foreach (var cell in Through(row, "tc"))
                {
                    var name = $"{table}.r{rows}.c{++cells}";
                    MarkCell(cell, name);
                    Walk(cell, name + ".");
                }
            }
        }
    }

    private void MarkCell(XElement cell, string path)
    {
        if (_addresses.Any(a => a == path || (a.StartsWith(path + "#", StringComparison.Ordinal))))
        {
            _changing.Add(cell);
        }
    }

    private void MarkParagraph(XElement paragraph, string path)
    {
        foreach (var address in _addresses.Where(a => a == path || a.StartsWith(path + "#", StringComparison.Ordinal)))
        {
            if (!address.EndsWith("#after", StringComparison.Ordinal))
            {
                _changing.Add(paragraph);
            }

            _growing.Add(paragraph);
        }
    }

    private static IEnumerable<XElement> Blocks(XElement container) =>
        container.Elements().SelectMany(e =>
            e.Name == _w + "p" || e.Name == _w + "tbl" ? [e]
            : e.Name == _w + "sdt" ? e.Element(_w + "sdtContent") is { } content ? Blocks(content) : []
            : e.Name == _w + "customXml" || e.Name == _w + "ins" || e.Name == _w + "moveTo" || e.Name == _w + "smartTag" ? Blocks(e)
            : Enumerable.Empty<XElement>());

    private static IEnumerable<XElement> Through(XElement parent, string name) =>
        parent.Elements().SelectMany(e =>
            e.Name == _w + name ? [e]
            : e.Name == _w + "sdt" ? e.Element(_w + "sdtContent") is { } content ? Through(content, name) : []
            : e.Name == _w + "customXml" || e.Name == _w + "ins" || e.Name == _w + "moveTo" ? Through(e, name)
            : Enumerable.Empty<XElement>());
}
