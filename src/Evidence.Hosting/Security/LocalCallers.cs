using System.Net;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>
/// The user of this machine, with every role, for a host that listens on loopback alone. A browser that is sent here by another site's page is refused, and so is a name
/// other than this machine's (DNS rebinding).
/// </summary>
internal sealed class LocalCallers : ICallerReader
{
    public ValueTask<Caller?> ReadAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
        {
            throw new EvidenceException(FaultCode.Forbidden, "This host takes requests from its own machine alone; set up authentication to open it to others.");
        }

        if (!IsLocalName(request.Host.Host))
        {
            throw new EvidenceException(FaultCode.Forbidden, "This host answers to localhost alone; call it as http://127.0.0.1.");
        }

        if (IsFromAnotherSite(request))
        {
            throw new EvidenceException(FaultCode.Forbidden, "Pages of other sites may not call this host.");
        }

        return ValueTask.FromResult<Caller?>(Caller.Trusted(Environment.UserName));
    }

    private static bool IsLocalName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsFromAnotherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "cross-site" or "same-site" || (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }
}
