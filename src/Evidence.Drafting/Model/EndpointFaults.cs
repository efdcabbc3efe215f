using System.ClientModel;
using Evidence.Workspaces;

namespace Evidence.Drafting.Model;

/// <summary>Says in one line what is wrong with an endpoint, without a word of what it answered: replies may repeat what was asked.</summary>
internal static class EndpointFaults
{
    public static EvidenceException Of(ModelEndpoint endpoint, Exception fault) => StatusOf(fault) switch
    {
        401 or 403 => new(
            FaultCode.Unauthorized,
            $"The model '{endpoint.Model}' at {endpoint.Url.Host} refused {(endpoint.Secret is { } secret ? $"the secret {secret}" : "to answer without a secret")} ({StatusOf(fault)}). Set drafting: ... secret to one that may use it.",
            fault),
        404 => new(FaultCode.NotFound, $"There is no model '{endpoint.Model}' at {endpoint.Url} (404). Check url and model under drafting in evidence.yaml; at Azure OpenAI the model is the deployment.", fault),
        400 or 422 => new(FaultCode.Usage, $"The model '{endpoint.Model}' at {endpoint.Url.Host} does not take such requests ({StatusOf(fault)}); structured output by JSON schema, a seed and temperature 0 are needed.", fault),
        429 => new(FaultCode.Unavailable, $"The model '{endpoint.Model}' at {endpoint.Url.Host} has no capacity left (429), asked {EndpointClients.Retries + 1} times.", fault),
        > 0 and var status => new(FaultCode.Unavailable, $"The model '{endpoint.Model}' at {endpoint.Url.Host} answered with an error ({status}).", fault),
        _ when IsTimeout(fault) => new(FaultCode.Unavailable, $"The model '{endpoint.Model}' at {endpoint.Url.Host} did not answer within {endpoint.Timeout.TotalSeconds:0} s.", fault),
        _ => new(FaultCode.Unavailable, $"The model '{endpoint.Model}' at {endpoint.Url.Host} cannot be reached or answers what is no reply.", fault),
    };

    private static int StatusOf(Exception fault) => fault switch
    {
        ClientResultException result => result.Status,
        AggregateException { InnerExceptions: [.., var last] } => StatusOf(last),
        _ => 0,
    };

    private static bool IsTimeout(Exception fault) =>
        fault is OperationCanceledException or TimeoutException || (fault is AggregateException several && several.InnerExceptions.Any(IsTimeout)) || (fault.InnerException is { } inner && IsTimeout(inner));
}
