using System.Net;

namespace Evidence.Hosting.Tests.Contract;

/// <summary>As many zeros as wanted, never held in memory.</summary>
internal sealed class EndlessContent(long length, bool saysItsLength) : HttpContent
{
    /// <summary>Sends a request that the host answers before it has read it all.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/questionnaires") { Content = content };
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request, HttpCompletionOption.ResponseContentRead);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = new byte[64 * 1024];
        try
        {
            for (var sent = 0L; sent < length; sent += block.Length)
            {
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, length - sent)));
            }
        }
        catch (IOException)
        {
            // The host has answered and takes no more: what it answered is what the test looks at.
            await stream.FlushAsync(CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return saysItsLength;
    }
}
