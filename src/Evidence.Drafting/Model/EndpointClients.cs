using System.ClientModel;
using System.ClientModel.Primitives;
using Evidence.Ports;
using Evidence.Workspaces;
using OpenAI;

namespace Evidence.Drafting.Model;

/// <summary>Makes the client of a configured endpoint when it is first needed: a run that asks no model never looks for its secret.</summary>
/// <remarks>The client asks again after 408, 429 and 5xx, waits as Retry-After says, and gives up after <see cref="Retries"/> more requests.</remarks>
internal sealed class EndpointClients(ModelEndpoint endpoint, ISecretSource secrets)
{
    // An endpoint that asks for no key still needs one to be sent by the client.
    private const string NoKey = "none";

    public const int Retries = 2;

    public ModelEndpoint Endpoint => endpoint;

    /// <exception cref="EvidenceException"><see cref="FaultCode.Unauthorized"/>: the secret the workspace names is not there.</exception>
    public async ValueTask<OpenAIClient> OpenAsync(CancellationToken cancellationToken)
    {
        var key = endpoint.Secret is null ? NoKey : await secrets.FindAsync(endpoint.Secret, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(key)
            ? throw new EvidenceException(FaultCode.Unauthorized, $"The model at {endpoint.Url.Host} is asked with the secret {endpoint.Secret}, which is not set. Set it in the environment or the vault.")
            : new OpenAIClient(new ApiKeyCredential(key.Trim()), new OpenAIClientOptions
            {
                Endpoint = endpoint.Url,
                NetworkTimeout = endpoint.Timeout,
                RetryPolicy = new ClientRetryPolicy(Retries),
            });
    }

    /// <summary>Asks, and turns whatever the endpoint does wrong into one line for the user.</summary>
    /// <exception cref="EvidenceException">The endpoint cannot be reached, refuses, or answers what is no reply.</exception>
    public async Task<T> AskAsync<T>(Func<OpenAIClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        var client = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask(client).ConfigureAwait(false);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && fault is not EvidenceException)
        {
            throw EndpointFaults.Of(endpoint, fault);
        }
    }
}
