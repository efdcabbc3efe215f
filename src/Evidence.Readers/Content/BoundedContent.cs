using Evidence.Artifacts;

namespace Evidence.Readers.Content;

/// <summary>Reads a whole artifact into memory, unless it is larger than allowed.</summary>
internal static class BoundedContent
{
    /// <summary>The bytes as UTF-8, or null where there are more than <paramref name="limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Artifact artifact, Stream content, long limit, CancellationToken cancellationToken)
    {
        if (artifact.Size > limit)
        {
            return null;
        }

        using var buffer = new MemoryStream((int)Math.Max(artifact.Size, 256));
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return Utf8Text.FromBytes(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
