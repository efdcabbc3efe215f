using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Model;

/// <summary>The chat model evidence.yaml names, over the OpenAI API.</summary>
internal sealed class EndpointChatClient(EndpointClients clients) : IChatClient
{
    /// <inheritdoc/>
    /// <exception cref="EvidenceException">The endpoint cannot be reached, refuses, or answers what is no reply; one line for the user.</exception>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        clients.AskAsync(
            async client =>
            {
                using var chat = client.GetChatClient(clients.Endpoint.Model).AsIChatClient();
                return await chat.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A wording is checked as a whole: it comes in one piece.</remarks>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing stays open between requests.
    }
}
