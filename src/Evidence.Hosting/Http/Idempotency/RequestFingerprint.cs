using System.Security.Cryptography;
using System.Text;
using Evidence.Artifacts;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Idempotency;

/// <summary>The digest of what a request asks: its body, or the fields and the file of its form. Two uploads of the same have the same, whatever their boundary.</summary>
internal static class RequestFingerprint
{
    public static async Task<string> OfAsync(ApiOperation operation, ApiCall call) => operation.Body switch
    {
        ApiBody.Upload => await OfUploadAsync(await UploadForm.ReadAsync(call), call.Cancelled),
        ApiBody.Json => await OfBodyAsync(call),
        _ => Sha256Digest.Of([]).Hex,
    };

    private static async Task<string> OfBodyAsync(ApiCall call)
    {
        call.Request.EnableBuffering(bufferThreshold: 64 * 1024);
        var hash = await SHA256.HashDataAsync(call.Request.Body, call.Cancelled);
        call.Request.Body.Position = 0;
        return Sha256Digest.FromHash(hash).Hex;
    }

    private static async Task<string> OfUploadAsync(UploadForm form, CancellationToken cancellationToken)
    {
        await using var file = form.File.OpenReadStream();
        var digest = Sha256Digest.FromHash(await SHA256.HashDataAsync(file, cancellationToken));
        var fields = form.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}\n");
        return Sha256Digest.Of(Encoding.UTF8.GetBytes($"{digest.Hex} {form.FileName}\n{string.Concat(fields)}")).Hex;
    }
}
