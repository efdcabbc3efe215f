using System.Text;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is lines of text. It is read line by line, so an artifact may be large.</summary>
internal abstract class LinesArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format.</summary>
    protected abstract string? Kind { get; }

    public Recognition Recognise(ArtifactHead head) => tools.Sketch(head) is { Form: HeadForm.Text } sketch ? Recognise(sketch.Text) : Recognition.None;

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        if (artifact.Size > ReaderSet.MaxStreamBytes)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {artifact.Size} bytes are more than the {ReaderSet.MaxStreamBytes} that are read.");
        }

        var lines = Start(sheet);
        await foreach (var (number, bytes) in LineReader.LinesAsync(content, cancellationToken).ConfigureAwait(false))
        {
            if (bytes is not { } line)
            {
                return sheet.Refuse(Id, Kind, $"{Format}: line {number} is longer than {ReaderSet.MaxLineBytes} bytes.");
            }

            lines.Take(Encoding.UTF8.GetString(line.Span), number);
        }

        var reason = lines.Finish();
        return reason is null ? sheet.Read(Id, KindOf(sheet)) : sheet.Refuse(Id, Kind, $"{Format}: {reason}");
    }

    protected abstract Recognition Recognise(string head);

    /// <summary>Begins a document.</summary>
    protected abstract ITextLines Start(FactSheet sheet);

    /// <summary>Kind of what was read.</summary>
    protected virtual string? KindOf(FactSheet sheet) => Kind;
}
