using System.Globalization;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is one JSON value a line. It is read line by line, so an artifact may be large.</summary>
internal abstract class JsonLinesArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format.</summary>
    protected abstract string? Kind { get; }

    public Recognition Recognise(ArtifactHead head) =>
        tools.Sketch(head) is { Form: HeadForm.Json or HeadForm.JsonLines, Json: { } json } ? Recognise(json) : Recognition.None;

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        if (artifact.Size > ReaderSet.MaxStreamBytes)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {artifact.Size} bytes are more than the {ReaderSet.MaxStreamBytes} that are read.");
        }

        var lines = Start(sheet);
        var damage = await TakeAllAsync(artifact, lines, content, cancellationToken).ConfigureAwait(false);
        if (damage is not null)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {damage}");
        }

        var reason = lines.Finish(out var kind);
        return reason is null ? sheet.Read(Id, kind ?? Kind) : sheet.Refuse(Id, kind ?? Kind, $"{Format}: {reason}");
    }

    protected abstract Recognition Recognise(JsonSketch json);

    /// <summary>Begins a document.</summary>
    protected abstract IJsonLines Start(FactSheet sheet);

    private static async Task<string?> TakeAllAsync(Artifact artifact, IJsonLines lines, Stream content, CancellationToken cancellationToken)
    {
        MemoryStream? whole = null;
        await foreach (var (number, bytes) in LineReader.LinesAsync(content, cancellationToken).ConfigureAwait(false))
        {
            if (bytes is not { } line)
            {
                return $"line {number} is longer than {ReaderSet.MaxLineBytes} bytes.";
            }

            if (whole is null && Take(lines, number, line) is { } damage)
            {
                // A single value may be spread over the lines of the document.
                if (number > 1 || artifact.Size > ReaderSet.MaxTextBytes)
                {
                    return damage;
                }

                whole = new MemoryStream();
            }

            whole?.Write(line.Span);
            whole?.WriteByte((byte)'\n');
        }

        return whole is null ? null : Take(lines, 1, whole.ToArray()) is null ? null : "line 1 is cut off or damaged; nothing was read from the document.";
    }

    private static string? Take(IJsonLines lines, long number, ReadOnlyMemory<byte> line)
    {
        if (line.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return null;
        }

        try
        {
            using var document = TolerantJson.Parse(line);
            lines.Take(new JsonAt(document.RootElement, ""), string.Create(CultureInfo.InvariantCulture, $"line {number}"));
            return null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return $"line {number} is cut off or damaged; nothing was read from the document.";
        }
    }
}
