using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>
/// Reads who App Service authentication says is signed in: the header <c>X-MS-CLIENT-PRINCIPAL</c>, base64 of JSON. Only where that authentication is on may the header be
/// believed; it takes the header off requests from outside.
/// </summary>
/// <remarks>https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities.</remarks>
internal sealed class AppServiceCallers : ICallerReader
{
    /// <summary>The header.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public ValueTask<Caller?> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult(context.Request.Headers[Header] is [{ Length: > 0 } principal] ? Read(principal) : null);
    }

    private static Caller? Read(string principal)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(principal), _json);
            return CallerClaims.Read([.. (read?.Claims ?? []).Where(claim => claim is { Typ: not null, Val: not null }).Select(claim => new Claim(claim.Typ!, claim.Val!))]);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Principal(IReadOnlyList<PrincipalClaim>? Claims);

    private sealed record PrincipalClaim(string? Typ, string? Val);
}
