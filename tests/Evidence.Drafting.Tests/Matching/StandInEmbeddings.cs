using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Tests.Matching;

/// <summary>A stand-in for an embedding endpoint: counts of letter trigrams, hashed to 256 places. It knows spelling and nothing of meaning.</summary>
internal sealed class StandInEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Size = 256;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(Embed(value)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static float[] Embed(string text)
    {
        var vector = new float[Size];
        var lower = text.ToLowerInvariant();
        for (var at = 0; at + 3 <= lower.Length; at++)
        {
            var hash = 17u;
            foreach (var letter in lower.AsSpan(at, 3))
            {
                hash = unchecked((hash * 31) + letter);
            }

            vector[hash % Size]++;
        }

        return vector;
    }
}
