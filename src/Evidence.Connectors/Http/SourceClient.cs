using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Evidence.Connectors.Settings;
using Microsoft.Extensions.Logging;
using Polly;

namespace Evidence.Connectors.Http;

/// <summary>
/// Talks to one configured source during one collection: throttled as the source asks, tried again after passing faults, with every fault told in one line
/// (<see cref="SourceFaultException"/>). Safe to use from several tasks at once.
/// </summary>
internal sealed class SourceClient : IDisposable
{
    private const int MaxFailuresInARow = 5;
    private const long MaxRefusalBytes = 1 << 20;
    private readonly SourceClientSettings _settings;
    private readonly HttpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SourceTransport _transport;
    private readonly ThrottleGate _gate;
    private readonly SemaphoreSlim _places;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;
    private readonly SourceFaults _faults;
    private readonly ConcurrentBag<SourceClient> _siblings = [];
    private int _failuresInARow;

    public SourceClient(SourceClientSettings settings, SourceAuthentication authentication, TimeProvider time, ILogger logger)
        : this(settings, authentication, new Redaction(), time, logger)
    {
    }

    private SourceClient(SourceClientSettings settings, SourceAuthentication authentication, Redaction redaction, TimeProvider time, ILogger logger)
    {
        Redaction = redaction;
        _settings = settings;
        _options = settings.Options;
        _time = time;
        _logger = logger;
        _transport = new SourceTransport(settings.System, _options, authentication, Redaction, logger);
        _gate = new ThrottleGate(settings.System, time, logger);
        _places = new SemaphoreSlim(_options.Parallelism);
        _faults = new SourceFaults(settings, authentication.Remedy, Redaction);
        _retries = RetryPipeline.Create(settings, () => _failuresInARow < MaxFailuresInARow ? _options.MaxRetries : 0, _gate, time, logger);
    }

    /// <summary>Where the source is.</summary>
    public Uri BaseUrl => _options.Url;

    /// <summary>The settings it was made with.</summary>
    public HttpOptions Options => _options;

    /// <summary>How many requests went out so far, those of its siblings included.</summary>
    public long Requests => _transport.Requests + _siblings.Sum(sibling => sibling.Requests);

    /// <summary>Takes the source's secrets out of texts.</summary>
    public Redaction Redaction { get; }

    /// <summary>The address of a request, as a locator.</summary>
    public string LocatorOf(SourceRequest request) => Redaction.Locator(request.Resolve(BaseUrl));

    /// <summary>
    /// A client for another address of the same system, which is configured too: its management API, its storage. It counts and redacts together with this one and is
    /// disposed with it.
    /// </summary>
    public SourceClient CreateSibling(SourceClientSettings settings, SourceAuthentication authentication)
    {
        var sibling = new SourceClient(settings, authentication, Redaction, _time, _logger);
        _siblings.Add(sibling);
        return sibling;
    }

    /// <summary>Reads a small answer that is not JSON.</summary>
    /// <exception cref="SourceFaultException">There is none, or it is larger than a page of JSON may be.</exception>
    public async Task<byte[]> ReadBytesAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, mayLeaveHost: false, JsonReply.MaxBytes, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a JSON answer.</summary>
    /// <exception cref="SourceFaultException">There is none.</exception>
    public async Task<JsonReply> ReadJsonAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Headers.Any(header => header.Key == "Accept") ? request : request.WithHeader("Accept", "application/json");
        using var response = await SendAsync(asked, mayLeaveHost: false, JsonReply.MaxBytes, cancellationToken).ConfigureAwait(false);
        return await JsonReply.ReadAsync(response, request.Resolve(BaseUrl), _settings.System, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a JSON answer; null where there is no such thing (404).</summary>
    public async Task<JsonReply?> FindJsonAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (fault.Kind == SourceFaultKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether there is such a thing.</summary>
    public async Task<bool> IsThereAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        using var found = await FindJsonAsync(request, cancellationToken).ConfigureAwait(false);
        return found is not null;
    }

    /// <summary>Opens a content. It streams, goes on after a break where the source lets it, and ends with a fault where it is not complete.</summary>
    /// <param name="request">A GET. It may lead to another host, which then gets no credentials.</param>
    /// <param name="expectedSize">The size the source stated elsewhere; null: unknown.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<SourceStream> OpenAsync(SourceRequest request, long? expectedSize, CancellationToken cancellationToken)
    {
        var asked = request.WithHeader("Accept-Encoding", "identity");
        var response = await SendAsync(asked, mayLeaveHost: true, bufferUpTo: null, cancellationToken).ConfigureAwait(false);
        return await SourceStream.OpenAsync(this, asked, response, expectedSize, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the rest of a content, if it is still the same; null where the source does not do that.</summary>
    internal async Task<HttpResponseMessage?> OpenRestAsync(SourceRequest request, long from, EntityTagHeaderValue tag, CancellationToken cancellationToken)
    {
        var rest = request.WithHeader("Range", $"bytes={from}-").WithHeader("If-Range", tag.ToString());
        var locator = LocatorOf(request);
        ConnectorLog.Resuming(_logger, locator, from);

        var response = await SendAsync(rest, mayLeaveHost: true, bufferUpTo: null, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == from)
        {
            return response;
        }

        response.Dispose();
        return null;
    }

    /// <summary>A limit on how long something may take, by the clock of the client.</summary>
    internal CancellationTokenSource CreateLimit() => new(Timeout.InfiniteTimeSpan, _time);

    /// <summary>Waits before something is tried again.</summary>
    internal Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, _time, cancellationToken);

    /// <summary>The fault for something that went wrong while reading.</summary>
    internal SourceFaultException FaultOf(Exception exception, SourceRequest request) => _faults.Of(exception, request.Resolve(BaseUrl));

    public void Dispose()
    {
        foreach (var sibling in _siblings)
        {
            sibling.Dispose();
        }

        _transport.Dispose();
        _places.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(SourceRequest request, bool mayLeaveHost, long? bufferUpTo, CancellationToken cancellationToken)
    {
        var attempt = new RequestAttempts(LocatorOf(request));
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestAttempts.Key, attempt);
        HttpResponseMessage response;
        try
        {
            response = await _retries.ExecuteAsync(
                context => new ValueTask<HttpResponseMessage>(AttemptAsync(request, mayLeaveHost, bufferUpTo, attempt, context.CancellationToken)), context).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Count(_faults.Of(exception, request.Resolve(BaseUrl)));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        if (response.IsSuccessStatusCode)
        {
            _failuresInARow = 0;
            return response;
        }

        using (response)
        {
            throw Count(await _faults.OfAsync(response, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        SourceRequest request, bool mayLeaveHost, long? bufferUpTo, RequestAttempts attempts, CancellationToken cancellationToken)
    {
        attempts.Waited += await _gate.WaitAsync(_options.MaxWait - attempts.Waited, cancellationToken).ConfigureAwait(false);
        using var limit = CreateLimit();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            limit.CancelAfter(_options.Timeout);
            var response = await _transport.SendAsync(request, mayLeaveHost, both.Token).ConfigureAwait(false);
            if (_settings.ReadsRefusals && response.StatusCode is (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
            {
                await BufferAsync(response, MaxRefusalBytes, both.Token).ConfigureAwait(false);
            }

            _gate.Heed(_settings.ReadThrottle(response, _time.GetUtcNow()));
            if (bufferUpTo is { } size && response.IsSuccessStatusCode)
            {
                await BufferAsync(response, size, both.Token).ConfigureAwait(false);
            }

            return response;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task BufferAsync(HttpResponseMessage response, long size, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > size)
        {
            response.Dispose();
            throw _faults.TooLarge(size);
        }

        try
        {
            await response.Content.LoadIntoBufferAsync(size, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw _faults.TooLarge(size);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // A system that fails again and again is not given second chances any more until it succeeds; one that does not answer at all is not asked on.
    private SourceFaultException Count(SourceFaultException fault)
    {
        var isFailure = fault.Kind is SourceFaultKind.ServerError or SourceFaultKind.Unreachable;
        return isFailure && Interlocked.Increment(ref _failuresInARow) >= MaxFailuresInARow && fault is { Kind: SourceFaultKind.Unreachable, EndsCollection: false }
            ? new(fault.Kind, $"{fault.Message} That happened {MaxFailuresInARow} times in a row, so nothing more was asked.", fault.Remedy, endsCollection: true)
            : fault;
    }
}
