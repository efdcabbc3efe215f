using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Evidence.Readers.Content;

/// <summary>
/// Walks an XML document forward and knows the XPath of the element it is at, written with positions among siblings of the same name and without
/// namespace prefixes: <c>/testsuites/testsuite[2]/testcase[1]</c>.
/// </summary>
internal sealed class XmlCursor(XmlReader xml)
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 256;

    /// <summary>What is said of a document that is nested deeper.</summary>
    public const string TooDeep = "the XML is nested deeper than 256 elements.";

    private readonly Stack<Frame> _open = new([new Frame("")]);
    private bool _isPending;

    /// <summary>Local name of the element.</summary>
    public string Name => xml.LocalName;

    /// <summary>Depth of the element; the root is 0.</summary>
    public int Depth => xml.Depth;

    /// <summary>XPath of the element.</summary>
    public string Pointer { get; private set; } = "";

    /// <summary>True at the start of an element, false at its end.</summary>
    public bool IsStart { get; private set; }

    /// <summary>Moves to the next start or end of an element; an empty element has both. False at the end of the document.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        if (_isPending)
        {
            _isPending = false;
            IsStart = false;
            Pointer = _open.Pop().Pointer;
            return true;
        }

        while (await xml.ReadAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                Enter();
                return true;
            }

            if (xml.NodeType == XmlNodeType.EndElement)
            {
                IsStart = false;
                Pointer = _open.Pop().Pointer;
                return true;
            }
        }

        return false;
    }

    /// <summary>Attribute of the element, or null. Only at its start.</summary>
    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The text inside the element; moves to its end.</summary>
    public async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        const int MaxText = 100_000;
        var depth = _open.Count;
        var text = new StringBuilder();
        if (_isPending)
        {
            await NextAsync(cancellationToken).ConfigureAwait(false);
            return "";
        }

        while (_open.Count >= depth && await xml.ReadAsync().WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length < MaxText)
            {
                text.Append(await xml.GetValueAsync().WaitAsync(cancellationToken).ConfigureAwait(false));
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                Enter();
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                IsStart = false;
                Pointer = _open.Pop().Pointer;
            }

            if (_isPending)
            {
                await NextAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return text.ToString();
    }

    /// <summary>The element with all that is in it, held in memory. The cursor is at its end afterwards.</summary>
    public async Task<XElement> ElementAsync(CancellationToken cancellationToken)
    {
        using var subtree = xml.ReadSubtree();
        var element = await XElement.LoadAsync(subtree, LoadOptions.None, cancellationToken).ConfigureAwait(false);
        _isPending = true;
        return element;
    }

    private void Enter()
    {
        var parent = _open.Peek();
        var name = xml.LocalName;
        var position = parent.Next(name);
        Pointer = parent.Pointer.Length == 0 ? "/" + name : string.Create(CultureInfo.InvariantCulture, $"{parent.Pointer}/{name}[{position}]");
        IsStart = true;
        if (_open.Count > MaxDepth)
        {
            throw new XmlException(TooDeep);
        }

        _open.Push(new Frame(Pointer));
        _isPending = xml.IsEmptyElement;
    }

    private sealed class Frame(string pointer)
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

        public string Pointer => pointer;

        public int Next(string name) => _seen[name] = _seen.GetValueOrDefault(name) + 1;
    }
}
