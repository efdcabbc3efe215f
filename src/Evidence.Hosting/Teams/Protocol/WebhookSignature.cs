using System.Security.Cryptography;
using Evidence.Ports;

namespace Evidence.Hosting.Teams.Protocol;

/// <summary>
/// Checks the signature of an outgoing webhook (https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-outgoing-webhook):
/// <c>Authorization: HMAC base64(HMAC-SHA-256(key, body as it came))</c>. A message that is older than five minutes was replayed.
/// </summary>
internal sealed class WebhookSignature(TeamsSettings settings, ISecretSource secrets, TimeProvider time)
{
    private static readonly TimeSpan _fresh = TimeSpan.FromMinutes(5);

    /// <summary>Whether a key made that signature of that body.</summary>
    public static bool Matches(string keyBase64, ReadOnlySpan<byte> body, string signatureBase64)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        try
        {
            return Convert.TryFromBase64String(signatureBase64, given, out var length)
                && length == given.Length
                && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(Convert.FromBase64String(keyBase64), body));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Why the signature is not taken; null: it is.</summary>
    public async Task<string?> WhyNotAsync(string signature, ReadOnlyMemory<byte> body, IncomingActivity activity, CancellationToken cancellationToken)
    {
        var isSigned = false;
        foreach (var name in settings.WebhookSecrets)
        {
            isSigned |= await secrets.FindAsync(name, cancellationToken) is { } key && Matches(key, body.Span, signature);
        }

        return !isSigned ? "The signature is not that of an outgoing webhook set up here."
            : activity.SentAt is { } sent && (time.GetUtcNow() - sent).Duration() <= _fresh ? null
            : "The message is too old: it was sent before, or the clocks differ.";
    }
}
