using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Model;

/// <summary>Keeps vectors in a file by the SHA-256 of their texts, so that a library is sent to the endpoint once and only what changed afterwards.</summary>
/// <remarks>It only saves requests: a file that is missing, damaged or cannot be written costs asking again.</remarks>
internal sealed class KeptEmbeddings(IEmbeddingGenerator<string, Embedding<float>> inner, Func<string?> file) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const int KeyBytes = 32;
    private const int LargestSize = 16_384;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Dictionary<string, float[]>? _kept;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var keys = values.Select(text => (Text: text, Key: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))).ToList();
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var kept = _kept ??= Read(file());
            var missing = keys.Where(entry => !kept.ContainsKey(entry.Key)).DistinctBy(entry => entry.Key).ToList();
            if (missing.Count > 0)
            {
                var made = await base.GenerateAsync(missing.Select(entry => entry.Text), options, cancellationToken).ConfigureAwait(false);
                var added = missing.Zip(made, (entry, embedding) => (entry.Key, Vector: embedding.Vector.ToArray())).ToList();
                added.ForEach(entry => kept[entry.Key] = entry.Vector);
                Append(file(), added);
            }

            return new(keys.Select(entry => new Embedding<float>(kept[entry.Key])));
        }
        finally
        {
            _gate.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _gate.Dispose();
        base.Dispose(disposing);
    }

    private static Dictionary<string, float[]> Read(string? path)
    {
        var kept = new Dictionary<string, float[]>(StringComparer.Ordinal);
        try
        {
            if (path is null || !File.Exists(path))
            {
                return kept;
            }

            using var reader = new BinaryReader(File.OpenRead(path));
            while (reader.BaseStream.Length - reader.BaseStream.Position >= KeyBytes + sizeof(int))
            {
                var key = Convert.ToHexStringLower(reader.ReadBytes(KeyBytes));
                var size = reader.ReadInt32();
                if (size is <= 0 or > LargestSize || reader.BaseStream.Length - reader.BaseStream.Position < (long)size * sizeof(float))
                {
                    break;
                }

                kept[key] = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(size * sizeof(float))).ToArray();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another process is writing: this run asks the endpoint itself.
            kept.Clear();
        }

        return kept;
    }

    private static void Append(string? path, IReadOnlyList<(string Key, float[] Vector)> added)
    {
        if (path is null)
        {
            return;
        }

        using var block = new MemoryStream();
        foreach (var (key, vector) in added)
        {
            block.Write(Convert.FromHexString(key));
            block.Write(BitConverter.GetBytes(vector.Length));
            block.Write(MemoryMarshal.AsBytes<float>(vector));
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None);
            stream.Write(block.GetBuffer(), 0, (int)block.Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // They are asked for again next time; what was made is used now.
            return;
        }
    }
}
