using System.Text.Json;
using Azure;
using Azure.Identity;

namespace Evidence.Storage.Signing;

/// <summary>Says in one line what went wrong between this host and a key in a vault, and what to do.</summary>
internal static class VaultFault
{
    public static bool IsKnown(Exception fault) =>
        fault is RequestFailedException or AuthenticationFailedException or AggregateException or JsonException or FormatException
            or KeyNotFoundException or InvalidOperationException;

    public static EvidenceException From(Exception fault, Uri key) => fault switch
    {
        AuthenticationFailedException => new(
            FaultCode.Unauthorized,
            $"No Azure identity could sign in to use {key}; sign in with az login, or give the host a managed identity.",
            fault),
        RequestFailedException or AggregateException => new(FaultCode.Unavailable, $"{key} could not be reached; check the URL and the network.", fault),
        _ => new(FaultCode.Unavailable, $"{key} gave an answer that is not one of Key Vault; check the URL, and what is between this host and the vault.", fault),
    };

    public static EvidenceException From(Response response, Uri key) => response.Status switch
    {
        401 or 403 => new(
            FaultCode.Unauthorized,
            $"{key} refused this identity ({Reason(response)}); grant it the role Key Vault Crypto User, and check that the key is enabled and may sign."),
        404 => new(FaultCode.Configuration, $"{key} does not exist ({Reason(response)}); create the key, or name another."),
        _ => new(FaultCode.Unavailable, $"{key} answered {Reason(response)}; try again later."),
    };

    // The codes alone (error.code and error.innererror.code): the text may quote what was sent.
    private static string Reason(Response response)
    {
        try
        {
            using var answer = JsonDocument.Parse(response.Content);
            var error = answer.RootElement.GetProperty("error");
            var code = error.TryGetProperty("innererror", out var inner) && inner.TryGetProperty("code", out var innerCode) ? innerCode : error.GetProperty("code");
            return $"{response.Status} {code.GetString()}";
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{response.Status}";
        }
    }
}
