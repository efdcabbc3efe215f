using System.Net;

namespace Evidence.Hosting.Tests.Contract;

/// <summary>As many zeros as wanted, never held in memory.</summary>
internal sealed class EndlessContent(long length, bool saysItsLength) : HttpContent
{
    /// <summary>The status a host refuses the upload with; null: it cut the caller off, who went on sending after the answer.</summary>
    public static async Task<HttpStatusCode?> RefusalAsync(HttpClient client, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/questionnaires") { Content = content };
        request.Headers.ExpectContinue = true;
        try
        {
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = new byte[64 * 1024];
        for (var sent = 0L; sent < length; sent += block.Length)
        {
            await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, length - sent)));
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return saysItsLength;
    }
}
