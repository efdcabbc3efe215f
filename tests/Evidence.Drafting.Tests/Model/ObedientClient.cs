using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Tests.Model;

/// <summary>A scripted chat client: it answers whatever it is told to, and remembers what it was asked.</summary>
internal sealed class ObedientClient(Func<string, string> reply) : IChatClient
{
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Asked { get; } = [];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        Asked.Add((all, options));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply(all[^1].Text))) { ModelId = "scripted" });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The drafter does not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
