using System.Net.Http.Headers;
using Evidence.Hosting.Http;
using Evidence.Hosting.Security;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Teams.Protocol;

/// <summary>Says where an activity comes from, or why it is not taken.</summary>
internal sealed class ActivityAuthentication(TeamsSettings settings, BotTokens tokens, WebhookSignature webhook, ICallerReader callers)
{
    /// <summary>Where the activity comes from; or the problem.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: a request without a token from elsewhere than this machine.</exception>
    public async Task<(ActivityOrigin Origin, ApiProblem? Problem)> AuthenticateAsync(HttpContext context, ReadOnlyMemory<byte> body, IncomingActivity activity)
    {
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var given) || given.Parameter is not { Length: > 0 } proof)
        {
            return await UnsignedAsync(context);
        }

        if (string.Equals(given.Scheme, "HMAC", StringComparison.OrdinalIgnoreCase))
        {
            return Of(ActivityOrigin.Webhook, await webhook.WhyNotAsync(proof, body, activity, context.RequestAborted));
        }

        if (!string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return Of(ActivityOrigin.Bot, "A token of the Bot Framework is expected.");
        }

        // Without an application there is nobody a token could be for; a client on this machine may send one all the same.
        return settings.AppId is null && settings.AcceptsUnsigned
            ? await UnsignedAsync(context)
            : Of(ActivityOrigin.Bot, settings.AppId is null ? "This host is no bot: EVIDENCE_TEAMS__APPID is not set." : WrongTenant(activity) ?? await tokens.WhyNotAsync(proof, activity, context.RequestAborted));
    }

    private async Task<(ActivityOrigin Origin, ApiProblem? Problem)> UnsignedAsync(HttpContext context)
    {
        if (!settings.AcceptsUnsigned)
        {
            return Of(ActivityOrigin.Local, "The request has no token.");
        }

        // Refuses whoever is not on this machine.
        await callers.ReadAsync(context);
        return (ActivityOrigin.Local, null);
    }

    private string? WrongTenant(IncomingActivity activity) =>
        settings.Tenant is { } ours && activity.Place.Tenant is { } theirs && !string.Equals(ours, theirs, StringComparison.OrdinalIgnoreCase)
            ? "The activity is of another organisation."
            : null;

    private static (ActivityOrigin Origin, ApiProblem? Problem) Of(ActivityOrigin origin, string? reason) =>
        (origin, reason is null ? null : new ApiProblem(StatusCodes.Status401Unauthorized, "unauthenticated", reason));
}
