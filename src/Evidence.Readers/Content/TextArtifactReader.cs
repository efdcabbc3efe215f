using System.Text;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is a text for people, held in memory while it is read.</summary>
internal abstract class TextArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format.</summary>
    protected abstract string? Kind { get; }

    public Recognition Recognise(ArtifactHead head) =>
        tools.Sketch(head) is { Form: HeadForm.Text } sketch ? Recognise(sketch.Text, head) : Recognition.None;

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        if (await BoundedContent.ReadAsync(artifact, content, ReaderSet.MaxTextBytes, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {artifact.Size} bytes are more than the {ReaderSet.MaxTextBytes} that a text may have.");
        }

        if (bytes.Span.Contains((byte)0))
        {
            return sheet.Refuse(Id, Kind, $"{Format}: it holds binary content.");
        }

        var reason = Read(Encoding.UTF8.GetString(bytes.Span), sheet);
        return reason is null ? sheet.Read(Id, Kind) : sheet.Refuse(Id, Kind, $"{Format}: {reason}");
    }

    protected abstract Recognition Recognise(string head, ArtifactHead about);

    /// <summary>Reads the text into the sheet; null: it is read, else the reason why not.</summary>
    protected abstract string? Read(string text, FactSheet sheet);
}
