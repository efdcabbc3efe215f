using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>Reads who a bearer token names, once its signature, issuer, audience and lifetime are checked.</summary>
internal sealed class BearerCallers : ICallerReader
{
    public async ValueTask<Caller?> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        return result is { Succeeded: true, Principal: { } principal } ? CallerClaims.Read([.. principal.Claims]) : null;
    }
}
