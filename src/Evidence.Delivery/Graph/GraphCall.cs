using Azure.Identity;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace Evidence.Delivery.Graph;

/// <summary>Says in a line what went wrong at Graph: what was asked for, what it answered, which permission or setting helps. Nothing of the answer's own text is repeated.</summary>
/// <param name="Use">What it is for: <c>delivery 'launch-packs'</c>.</param>
/// <param name="What">What was done, as "cannot ..." goes on: <c>write to 'Launch packs'</c>.</param>
/// <param name="Permission">The least permission it takes.</param>
internal sealed record GraphCall(string Use, string What, string Permission)
{
    /// <summary>Runs a call and translates its faults.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            throw told;
        }
    }

    /// <summary>Runs a call; what is not there is null.</summary>
    public async Task<T?> FindAsync<T>(Func<Task<T?>> call)
        where T : class
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ApiException fault) when (fault.ResponseStatusCode == 404)
        {
            return null;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            throw told;
        }
    }

    /// <summary>The fault for the user; null: it is none of Graph's.</summary>
    public EvidenceException? Translate(Exception fault) => fault switch
    {
        EvidenceException => null,
        ApiException refused => Refused(refused.ResponseStatusCode, CodeOf(refused), refused),
        CredentialUnavailableException => new(
            FaultCode.Unauthorized, $"Nobody is signed in to Microsoft Graph for {Use}; give the host a managed identity, sign in with az login, or set graph.client and a client-secret."),
        AuthenticationFailedException => new(
            FaultCode.Unauthorized, $"Signing in to Microsoft Graph for {Use} failed; check graph.tenant, graph.client and the secret they are used with."),
        HttpRequestException or Polly.Timeout.TimeoutRejectedException or IOException => new(FaultCode.Unavailable, $"Microsoft Graph could not be reached for {Use}; check the network and graph.url."),
        _ => null,
    };

    private EvidenceException Refused(int status, string code, Exception fault) => status switch
    {
        401 => new(FaultCode.Unauthorized, $"Microsoft Graph did not accept the sign-in of {Use} ({status}{code}); check graph.tenant, graph.client and the secret, or renew the token.", fault),
        403 => new(FaultCode.Unauthorized, $"Microsoft Graph does not let {Use} {What} ({status}{code}); it needs {Permission} (docs/delivery.md).", fault),
        404 => new(FaultCode.NotFound, $"Microsoft Graph cannot {What} for {Use} ({status}{code}): it is not there, or {Permission} is missing, without which it is not seen.", fault),
        409 => new(FaultCode.Conflict, $"Microsoft Graph cannot {What} for {Use} ({status}{code}): something of that name is there; set conflict: replace or rename.", fault),
        413 => new(FaultCode.TooLarge, $"Microsoft Graph cannot {What} for {Use} ({status}{code}): it is too large.", fault),
        423 => new(FaultCode.Conflict, $"Microsoft Graph cannot {What} for {Use} ({status}{code}): somebody has it open or locked; close it and deliver again.", fault),
        429 => new(FaultCode.Unavailable, $"Microsoft Graph asks {Use} to wait longer than it does ({status}{code}); try again later.", fault),
        507 => new(FaultCode.Unavailable, $"Microsoft Graph cannot {What} for {Use} ({status}{code}): the library is full.", fault),
        _ => new(status is >= 400 and < 500 ? FaultCode.Unsupported : FaultCode.Unavailable, $"Microsoft Graph could not {What} for {Use} ({status}{code}).", fault),
    };

    // A code is a word of Graph's documentation; anything else is not shown.
    private static string CodeOf(ApiException fault) =>
        fault is ODataError { Error.Code: { Length: > 0 and <= 60 } code } && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.') ? $" {code}" : "";
}
