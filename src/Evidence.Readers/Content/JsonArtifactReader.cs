using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is one JSON document. The document is held in memory while it is read, so its size is limited.</summary>
internal abstract class JsonArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason, for instance <c>promptfoo results</c>.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format, where it does not depend on its content.</summary>
    protected abstract string? Kind { get; }

    protected ReaderTools Tools => tools;

    public Recognition Recognise(ArtifactHead head)
    {
        var sketch = tools.Sketch(head);
        return sketch is { Form: HeadForm.Json, Json: { } json } ? Recognise(json, head) : Recognition.None;
    }

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        try
        {
            if (await BoundedContent.ReadAsync(artifact, content, ReaderSet.MaxDocumentBytes, cancellationToken).ConfigureAwait(false) is not { } bytes)
            {
                return sheet.Refuse(Id, Kind, TooLarge(artifact));
            }

            using var document = TolerantJson.Parse(bytes);
            return Read(Unwrap(document.RootElement), sheet);
        }
        catch (JsonException broken)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {Broken(broken)}");
        }
        catch (InvalidOperationException)
        {
            // The document is JSON, but a text in it is not valid Unicode (System.Text.Json finds that only when the text is taken out).
            return sheet.Refuse(Id, Kind, $"{Format}: the JSON holds a text that is not valid Unicode.");
        }
    }

    protected abstract Recognition Recognise(JsonSketch json, ArtifactHead head);

    /// <summary>Reads the document into the sheet; null: it is read, else the reason why not.</summary>
    protected abstract string? Read(JsonAt root, FactSheet sheet, ref string? kind);

    private static JsonAt Unwrap(JsonElement root)
    {
        var all = new JsonAt(root, "");
        return all.Get("request") is not null && all.Get("status") is not null && all.Get("response") is { } response ? response : all;
    }

    private static string Broken(JsonException broken) =>
        broken.LineNumber is { } line
            ? $"the JSON is cut off or damaged at line {line + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}."
            : "the JSON is cut off or damaged.";

    private string TooLarge(Artifact artifact) =>
        $"{Format}: {artifact.Size} bytes are more than the {ReaderSet.MaxDocumentBytes} that one JSON document may have.";

    private Reading Read(JsonAt root, FactSheet sheet)
    {
        var kind = Kind;
        var reason = Read(root, sheet, ref kind);
        return reason is null ? sheet.Read(Id, kind) : sheet.Refuse(Id, kind, reason);
    }
}
