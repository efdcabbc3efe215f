using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Model;

/// <summary>The embedding model evidence.yaml names, over the OpenAI API.</summary>
internal sealed class EndpointEmbeddings(EndpointClients clients) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    /// <exception cref="EvidenceException">The endpoint cannot be reached, refuses, or answers what is no reply; one line for the user.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        clients.AskAsync(
            async client =>
            {
                using var generator = client.GetEmbeddingClient(clients.Endpoint.Model).AsIEmbeddingGenerator();
                return await generator.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing stays open between requests.
    }
}
