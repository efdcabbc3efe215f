using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Evidence.Hosting.Http;

/// <summary>
/// A file of the store, streamed. Its entity tag is its digest. Where the bytes turn out not to have the digest the connection is cut before the last of them, so that a
/// changed file never looks whole.
/// </summary>
internal sealed class StoredFileAnswer(IEvidenceStore store, PackFile file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = new EntityTagHeaderValue($"\"sha256-{file.Digest.Hex}\"");
        Describe(response, tag);
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await using var content = await store.OpenContentAsync(file.Digest, httpContext.RequestAborted)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{file.Name}' ({file.Digest.Short}); make it again.");
        response.ContentType = file.MediaType;
        response.ContentLength = file.Size;
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private void Describe(HttpResponse response, EntityTagHeaderValue tag)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ETag = tag.ToString();
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers["Repr-Digest"] = $"sha-256=:{Base64(file.Digest)}:";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
    }

    private static string Base64(Sha256Digest digest) => Convert.ToBase64String(Convert.FromHexString(digest.Hex));
}
