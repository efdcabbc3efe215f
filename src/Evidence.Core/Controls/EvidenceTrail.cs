using System.Text;
using Evidence.Facts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Controls;

/// <summary>Follows a control to the bytes it rests on: crosswalk, mapping, artifact, fact, byte range.</summary>
public static class EvidenceTrail
{
    /// <summary>Artifacts larger than this are named and not opened: 64 MB.</summary>
    public const long LargestOpened = 64L << 20;

    private const int LongestQuote = 200;

    /// <summary>One step for each piece of evidence of the control, in its order.</summary>
    public static async Task<IReadOnlyList<TrailStep>> FollowAsync(
        ControlAssessment assessment,
        ReleaseEvidence collected,
        IEvidenceStore store,
        CancellationToken cancellationToken)
    {
        var steps = new List<TrailStep>();
        foreach (var piece in assessment.Evidence)
        {
            var source = collected.Find(piece.Artifact);
            var bytes = piece.Pointer is null || source is null || source.Artifact.Size > LargestOpened
                ? null
                : await ReadAsync(store, piece, cancellationToken).ConfigureAwait(false);
            var range = bytes is null ? null : PointerRange.Find(bytes, piece.Pointer!);
            steps.Add(new TrailStep(
                assessment.Control,
                piece.Via,
                piece.Mapping,
                piece.Strength,
                piece.Artifact,
                piece.ArtifactName,
                source?.Artifact.Provenance.Locator ?? "",
                piece.Metric,
                piece.Pointer,
                range,
                range is { } found ? Quote(bytes!, found) : null));
        }

        return steps;
    }

    private static async Task<byte[]?> ReadAsync(IEvidenceStore store, ControlEvidence piece, CancellationToken cancellationToken)
    {
        var content = await store.OpenContentAsync(piece.Artifact, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    private static string Quote(byte[] bytes, ByteRange range)
    {
        var text = Encoding.UTF8.GetString(bytes, range.Offset, Math.Min(range.Length, LongestQuote * 4));
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..(LongestQuote - 1)] + "\u2026";
    }
}
