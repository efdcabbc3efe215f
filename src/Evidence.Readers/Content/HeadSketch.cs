using System.Text;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>The first bytes of an artifact looked at once, for all readers.</summary>
internal sealed class HeadSketch
{
    private static readonly (string Name, byte[] Magic)[] _signatures =
    [
        ("a PDF document", "%PDF-"u8.ToArray()),
        ("a zip archive or an Office document", [0x50, 0x4B, 0x03, 0x04]),
        ("a gzip file", [0x1F, 0x8B]),
        ("a PNG image", [0x89, 0x50, 0x4E, 0x47]),
        ("a GIF image", "GIF8"u8.ToArray()),
        ("a JPEG image", [0xFF, 0xD8, 0xFF]),
        ("a Parquet file", "PAR1"u8.ToArray()),
        ("a NumPy array", [0x93, 0x4E, 0x55, 0x4D]),
        ("an SQLite database", "SQLite format 3"u8.ToArray()),
        ("an HDF5 file", [0x89, 0x48, 0x44, 0x46]),
        ("a Python pickle", [0x80, 0x04, 0x95]),
        ("a Python pickle", [0x80, 0x05, 0x95]),
    ];

    private HeadSketch(HeadForm form, string text, JsonSketch? json = null, XmlSketch? xml = null, string? binary = null)
    {
        Form = form;
        Text = text;
        Json = json;
        Xml = xml;
        Binary = binary;
    }

    /// <summary>What it is.</summary>
    public HeadForm Form { get; }

    /// <summary>The head as text; empty for binary content.</summary>
    public string Text { get; }

    /// <summary>Its keys, where it is JSON or JSON lines.</summary>
    public JsonSketch? Json { get; }

    /// <summary>Its root element, where it is XML.</summary>
    public XmlSketch? Xml { get; }

    /// <summary>What the binary content is, in words; null where it is text.</summary>
    public string? Binary { get; }

    public static HeadSketch Of(ArtifactHead head)
    {
        var isWhole = head.Size <= head.Bytes.Length;
        var bytes = Utf8Text.FromBytes(head.Bytes);
        if (BinaryName(head.Bytes.Span, bytes.Span) is { } name)
        {
            return new(HeadForm.Binary, "", binary: name);
        }

        var text = Encoding.UTF8.GetString(bytes.Span);
        return text.AsSpan().TrimStart() is not { IsEmpty: false } visible ? new(HeadForm.Empty, "") : OfText(bytes, text, visible[0], isWhole);
    }

    private static HeadSketch OfText(ReadOnlyMemory<byte> bytes, string text, char first, bool isWhole)
    {
        if (first is '{' or '[' && JsonSketch.Of(bytes, isWhole) is { IsJson: true } json)
        {
            return new(json.Values > 1 ? HeadForm.JsonLines : HeadForm.Json, text, json);
        }

        if (first is '<' && IsHtml(text))
        {
            return new(HeadForm.Html, text);
        }

        return first is '<' && XmlSketch.Of(text) is { } xml ? new(HeadForm.Xml, text, xml: xml) : new(HeadForm.Text, text);
    }

    private static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static string? BinaryName(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> text)
    {
        foreach (var (name, magic) in _signatures)
        {
            if (raw.StartsWith(magic))
            {
                return name;
            }
        }

        return text.Contains((byte)0) ? "binary content" : null;
    }
}
