using Evidence.Drafting.Model;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Drafting;

/// <summary>Says of each configured model whether it can be reached and takes what drafting asks of it.</summary>
public sealed class ModelChecks
{
    private readonly DraftingSettings _settings;
    private readonly ISecretSource _secrets;

    internal ModelChecks(DraftingSettings settings, ISecretSource secrets)
    {
        _settings = settings;
        _secrets = secrets;
    }

    /// <summary>Asks each model one small question; nothing where none is configured. May be called again.</summary>
    public async Task<IReadOnlyList<SourceCheck>> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = new List<SourceCheck>();
        if (_settings.Chat is { } chat)
        {
            checks.Add(await CheckAsync("drafting: chat", chat, clients => AskChatAsync(clients, cancellationToken)).ConfigureAwait(false));
        }

        if (_settings.Embeddings is { } embeddings)
        {
            checks.Add(await CheckAsync("drafting: embeddings", embeddings, clients => AskEmbeddingsAsync(clients, cancellationToken)).ConfigureAwait(false));
        }

        return checks;
    }

    private async Task<SourceCheck> CheckAsync(string name, ModelEndpoint endpoint, Func<EndpointClients, Task<string>> ask)
    {
        try
        {
            return new(name, true, true, await ask(new(endpoint, _secrets)).ConfigureAwait(false));
        }
        catch (EvidenceException fault)
        {
            return new(name, fault.Code != FaultCode.Unavailable, false, fault.Message);
        }
    }

    private static async Task<string> AskChatAsync(EndpointClients clients, CancellationToken cancellationToken)
    {
        using var chat = new EndpointChatClient(clients);
        var passage = new ModelPassage("p1", "Transcripts are kept for 30 days.");
        var reply = await chat.GetResponseAsync(ModelPrompt.Messages("How long are transcripts kept?", [passage]), ModelPrompt.Options(0), cancellationToken).ConfigureAwait(false);
        return ModelReply.TryParse(reply.Text) is null
            ? throw new EvidenceException(FaultCode.Usage, $"The model '{clients.Endpoint.Model}' at {clients.Endpoint.Url.Host} answers, but not in the form asked for; one with structured output is needed.")
            : $"'{clients.Endpoint.Model}' answers in the form asked for";
    }

    private static async Task<string> AskEmbeddingsAsync(EndpointClients clients, CancellationToken cancellationToken)
    {
        using var embeddings = new EndpointEmbeddings(clients);
        var made = await embeddings.GenerateAsync(["How long are transcripts kept?"], null, cancellationToken).ConfigureAwait(false);
        return $"'{clients.Endpoint.Model}' gives vectors of {made[0].Vector.Length} numbers";
    }
}
