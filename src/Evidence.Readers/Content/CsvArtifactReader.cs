using CsvHelper;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;

namespace Evidence.Readers.Content;

/// <summary>A format that is comma-separated values with a header. It is read row by row, so an artifact may be large.</summary>
internal abstract class CsvArtifactReader(ReaderTools tools) : IArtifactReader
{
    public abstract string Id { get; }

    /// <summary>What the artifact is called in a reason.</summary>
    protected abstract string Format { get; }

    /// <summary>Kind of an artifact of this format.</summary>
    protected abstract string? Kind { get; }

    protected ReaderTools Tools => tools;

    public Recognition Recognise(ArtifactHead head)
    {
        var sketch = tools.Sketch(head);
        if (sketch.Form != HeadForm.Text || sketch.Text.Contains('\0'))
        {
            return Recognition.None;
        }

        var lines = sketch.Text.AsSpan().TrimStart();
        var end = lines.IndexOfAny('\r', '\n');
        return end > 0 && lines[..end].Contains(',') ? Recognise(lines[..end].ToString(), head) : Recognition.None;
    }

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var sheet = tools.SheetFor(artifact);
        if (artifact.Size > ReaderSet.MaxStreamBytes)
        {
            return sheet.Refuse(Id, Kind, $"{Format}: {artifact.Size} bytes are more than the {ReaderSet.MaxStreamBytes} that are read.");
        }

        var csv = CsvReader.Create(content, Options(), leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            try
            {
                await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
                var reason = await ReadAsync(csv, [.. csv.Headers], sheet, cancellationToken).ConfigureAwait(false);
                return reason is null ? sheet.Read(Id, KindOf(sheet)) : sheet.Refuse(Id, Kind, $"{Format}: {reason}");
            }
            catch (CsvFormatException)
            {
                return sheet.Refuse(Id, Kind, $"{Format}: the row after line {csv.LineNumber} is cut off or damaged; nothing was read from the document.");
            }
        }
    }

    /// <summary>How surely the first line is the header of this format.</summary>
    protected abstract Recognition Recognise(string header, ArtifactHead head);

    /// <summary>Reads the rows into the sheet; null: they are read, else the reason why not.</summary>
    protected abstract Task<string?> ReadAsync(CsvReader csv, string[] header, FactSheet sheet, CancellationToken cancellationToken);

    /// <summary>Kind of what was read.</summary>
    protected virtual string? KindOf(FactSheet sheet) => Kind;

    private static CsvReaderOptions Options() => new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = ReaderSet.MaxLineBytes,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };
}
