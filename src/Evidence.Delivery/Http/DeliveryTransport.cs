using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace Evidence.Delivery.Http;

/// <summary>
/// How services are called: no redirect is followed, so credentials go nowhere else; what may pass is tried again. <c>Retry-After</c> is obeyed up to
/// <see cref="LongestWait"/>; what asks for more is given up at once.
/// </summary>
internal static class DeliveryTransport
{
    /// <summary>Longest wait a service may ask for in one go.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private const int MaxRetries = 5;
    private static readonly TimeSpan _longestAttempt = TimeSpan.FromSeconds(100);

    /// <summary>A client that tries again.</summary>
    /// <param name="time">Clock waits are measured on.</param>
    /// <param name="retriesBreaks">False: an attempt that broke off is the caller's to take up.</param>
    public static HttpClient Create(TimeProvider time, bool retriesBreaks = true)
    {
        var primary = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectTimeout = TimeSpan.FromSeconds(30),
        };
        var resilience = new ResilienceHandler(Pipeline(time, retriesBreaks)) { InnerHandler = new BufferedContent { InnerHandler = primary } };
        return new HttpClient(resilience) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The address of a service: https, or http on this machine (for a stand-in).</summary>
    public static bool IsAllowed(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(TimeProvider time, bool retriesBreaks) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldRetryAfterHeader = false,
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments, time, retriesBreaks)),
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? WaitOf(response, time) : null),
            })
            .AddTimeout(_longestAttempt)
            .Build();

    private static bool MayPass(RetryPredicateArguments<HttpResponseMessage> arguments, TimeProvider time, bool retriesBreaks)
    {
        if (arguments.Outcome.Result is { } response)
        {
            return WaitOf(response, time) is not { } wait || wait <= LongestWait
                ? IsPassing(response.StatusCode, IsRepeatable(response.RequestMessage))
                : false;
        }

        return arguments.Outcome.Exception switch
        {
            // Nothing was sent yet.
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } => true,
            HttpRequestException or Polly.Timeout.TimeoutRejectedException => retriesBreaks && IsRepeatable(arguments.Context.GetRequestMessage()),
            _ => false,
        };
    }

    private static bool IsPassing(HttpStatusCode status, bool isRepeatable) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => true,
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => isRepeatable,
        _ => false,
    };

    // A message that may have arrived is not posted again for a broken connection: nobody wants it twice.
    private static bool IsRepeatable(HttpRequestMessage? request) =>
        request is not null && (request.Method != HttpMethod.Post || request.Options.TryGetValue(Repeatable, out _) || IsGraphAction(request.RequestUri));

    private static bool IsGraphAction(Uri? url) =>
        url is not null && (url.AbsolutePath.EndsWith("/createLink", StringComparison.Ordinal) || url.AbsolutePath.EndsWith("/createUploadSession", StringComparison.Ordinal));

    private static TimeSpan? WaitOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Marks a POST that may be made again.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeatable = new("evidence.repeatable");

    // A stream that was sent in part cannot be sent again; parts are small (a slice of an upload at most), so they are held.
    private sealed class BufferedContent : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                await content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            }

            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
