using System.Xml;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is XML. It is read element by element, so an artifact may be large.</summary>
internal abstract class XmlArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format.</summary>
    protected abstract string? Kind { get; }

    /// <summary>What is done with a document type; refused unless the format itself carries one.</summary>
    protected virtual DtdProcessing Dtd => DtdProcessing.Prohibit;

    /// <summary>Largest artifact.</summary>
    protected virtual long Limit => ReaderSet.MaxStreamBytes;

    public Recognition Recognise(ArtifactHead head) =>
        tools.Sketch(head) is { Form: HeadForm.Xml, Xml: { } xml } ? Recognise(xml) : Recognition.None;

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        if (artifact.Size > Limit)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {artifact.Size} bytes are more than the {Limit} that are read.");
        }

        try
        {
            using var xml = XmlReader.Create(content, SafeXml.Settings(Dtd));
            var reason = await ReadAsync(new XmlCursor(xml), sheet, cancellationToken).ConfigureAwait(false);
            return reason is null ? sheet.Read(Id, KindOf(sheet)) : sheet.Refuse(Id, Kind, $"{Format}: {reason}");
        }
        catch (XmlException broken)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {Broken(broken)}");
        }
    }

    protected abstract Recognition Recognise(XmlSketch xml);

    /// <summary>Reads the document into the sheet; null: it is read, else the reason why not.</summary>
    protected abstract Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken);

    /// <summary>Kind of what was read.</summary>
    protected virtual string? KindOf(FactSheet sheet) => Kind;

    private string Broken(XmlException broken) =>
        broken.Message.Contains("DTD", StringComparison.Ordinal) && Dtd == DtdProcessing.Prohibit
            ? "the XML carries a document type (DTD), which is never processed; remove it."
            : broken.Message == XmlCursor.TooDeep ? broken.Message
            : $"the XML is cut off or damaged at line {broken.LineNumber}, column {broken.LinePosition}.";
}
