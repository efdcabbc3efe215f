using Azure.Core;
using Azure.Core.Pipeline;

namespace Evidence.Storage.Tests.Azure;

/// <summary>Loses the next answer to a request of one kind: the service has done it, and the client cannot know.</summary>
internal sealed class AnswerLosingTransport(Func<Request, bool> isLost) : HttpClientTransport
{
    private int _lost;

    public bool HasLost => _lost > 0;

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await base.ProcessAsync(message);
        if (isLost(message.Request) && message.Response.Status < 300 && Interlocked.Increment(ref _lost) == 1)
        {
            throw new IOException("The connection was reset before the answer.");
        }
    }
}
