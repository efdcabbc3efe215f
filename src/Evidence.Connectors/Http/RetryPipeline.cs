using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Evidence.Connectors.Http;

/// <summary>
/// Tries again what may pass: no answer in time, broken connections, 408, 5xx, and what was throttled. Faults are tried <c>max-retries</c> times with growing, scattered pauses;
/// throttled requests for as long as <c>max-wait</c> lets <see cref="ThrottleGate"/> hold them.
/// </summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Create(SourceClientSettings settings, Func<int> maxRetries, ThrottleGate gate, TimeProvider time, ILogger logger) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldRetryAfterHeader = false,
                ShouldHandle = arguments => ValueTask.FromResult(MayPass(arguments, settings, maxRetries, gate, time)),
                DelayGenerator = _ => ValueTask.FromResult<TimeSpan?>(gate.IsHolding ? TimeSpan.Zero : null),
                OnRetry = arguments => Log(arguments, settings.System, logger),
            })
            .Build();

    private static bool MayPass(
        RetryPredicateArguments<HttpResponseMessage> arguments, SourceClientSettings settings, Func<int> maxRetries, ThrottleGate gate, TimeProvider time)
    {
        if (!arguments.Context.Properties.TryGetValue(RequestAttempts.Key, out var attempts) || arguments.Context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        if (arguments.Outcome.Result is { } response)
        {
            if (settings.ReadThrottle(response, time.GetUtcNow()) is { Refused: true } && gate.IsHolding)
            {
                return true;
            }

            return IsPassing(response.StatusCode) && ++attempts.Failures <= maxRetries();
        }

        return IsPassing(arguments.Outcome.Exception) && ++attempts.Failures <= maxRetries();
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (status >= HttpStatusCode.InternalServerError && status is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported));

    // A name that does not exist and a certificate that is not trusted stay so.
    private static bool IsPassing(Exception? exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => false,
        HttpRequestException { InnerException: SourceFaultException } => false,
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    private static ValueTask Log(OnRetryArguments<HttpResponseMessage> arguments, string system, ILogger logger)
    {
        if (arguments.Context.Properties.TryGetValue(RequestAttempts.Key, out var attempts))
        {
            var reason = arguments.Outcome.Result is { } response ? $"{(int)response.StatusCode}" : SourceFaults.Reason(arguments.Outcome.Exception);
            ConnectorLog.Retrying(logger, system, attempts.Locator, reason, arguments.AttemptNumber + 2);
        }

        return ValueTask.CompletedTask;
    }
}
