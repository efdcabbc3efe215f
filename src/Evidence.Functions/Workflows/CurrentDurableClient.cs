using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Workflows;

/// <summary>The Durable client of the invocation that is going on: the Functions host hands one to each function that asks for it.</summary>
public sealed class CurrentDurableClient
{
    private readonly AsyncLocal<DurableTaskClient?> _client = new();

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">The function that is running asked for none.</exception>
    public DurableTaskClient Client => _client.Value ?? throw new InvalidOperationException("This function has no [DurableClient] parameter, so it can neither start nor find runs.");

    /// <summary>Uses a client for the rest of the invocation; only what is called from here sees it.</summary>
    public void Use(DurableTaskClient client) => _client.Value = client;
}
