using System.Net.Http.Headers;
using System.Text;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;

namespace Evidence.Connectors.Http;

/// <summary>
/// The bytes of a content as they arrive. A connection that breaks is taken up again from where it broke where the source gives an entity tag to be sure that
/// the content is the same; an end that comes too early or too late is a fault and never the end of the stream.
/// </summary>
internal sealed class SourceStream : ForwardStream
{
    private const int MaxResumes = 10;
    private readonly SourceClient _client;
    private readonly SourceRequest _request;
    private readonly EntityTagHeaderValue? _tag;
    private readonly long? _expected;
    private CancellationTokenSource _idle;
    private CancellationTokenSource? _both;
    private CancellationToken _caller;
    private HttpResponseMessage _response;
    private Stream _body;
    private ReadOnlyMemory<byte> _ahead;
    private long _position;
    private int _resumes;

    private SourceStream(SourceClient client, SourceRequest request, HttpResponseMessage response, Stream body, long? expectedSize)
    {
        _client = client;
        _request = request;
        _response = response;
        _body = body;
        _idle = client.CreateLimit();
        _tag = response.Headers.ETag is { IsWeak: false } tag ? tag : null;
        _expected = expectedSize ?? response.Content.Headers.ContentLength;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        ETag = response.Headers.ETag?.Tag;
        LastModified = response.Content.Headers.LastModified;
        FileName = response.Content.Headers.ContentDisposition?.FileNameStar ?? response.Content.Headers.ContentDisposition?.FileName?.Trim('"');
    }

    /// <summary>As the source states it.</summary>
    public string? MediaType { get; }

    public string? ETag { get; }

    public DateTimeOffset? LastModified { get; }

    /// <summary>The name the source gives the file.</summary>
    public string? FileName { get; }

    /// <summary>True where it says that it is a page of HTML, and begins as one.</summary>
    public bool IsPage { get; private set; }

    /// <summary>What ended reading; null: nothing did.</summary>
    public SourceFaultException? Fault { get; private set; }

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    internal static async Task<SourceStream> OpenAsync(
        SourceClient client, SourceRequest request, HttpResponseMessage response, long? expectedSize, CancellationToken cancellationToken)
    {
        var stated = response.Content.Headers.ContentLength;
        if ((stated ?? expectedSize) > client.Options.MaxArtifactSize)
        {
            response.Dispose();
            throw TooLarge(client, (stated ?? expectedSize)!.Value);
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var stream = new SourceStream(client, request, response, body, expectedSize);
        try
        {
            await stream.LookAheadAsync(cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (!_ahead.IsEmpty)
        {
            var length = Math.Min(_ahead.Length, buffer.Length);
            _ahead[..length].CopyTo(buffer);
            _ahead = _ahead[length..];
            return length;
        }

        return await ReadOnAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    private async Task LookAheadAsync(CancellationToken cancellationToken)
    {
        if (MediaType != "text/html")
        {
            return;
        }

        var buffer = new byte[256];
        var length = await ReadOnAsync(buffer, cancellationToken).ConfigureAwait(false);
        _ahead = buffer.AsMemory(0, length);
        var start = Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        IsPage = start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private async ValueTask<int> ReadOnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var count = await ReadInTimeAsync(buffer, cancellationToken).ConfigureAwait(false);
                _position += count;
                Check(count == 0);
                return count;
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException or TimeoutException)
            {
                await ResumeAsync(exception, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
            _response.Dispose();
            _both?.Dispose();
            _idle.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadInTimeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var token = TokenFor(cancellationToken);
        _idle.CancelAfter(_client.Options.Timeout);
        try
        {
            return await _body.ReadAsync(buffer, token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _idle.IsCancellationRequested)
        {
            _idle.Dispose();
            _idle = _client.CreateLimit();
            _both?.Dispose();
            _both = null;
            throw new TimeoutException();
        }
        finally
        {
            _idle.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    // One linked source serves all reads of one caller.
    private CancellationToken TokenFor(CancellationToken cancellationToken)
    {
        if (_both is null || _caller != cancellationToken)
        {
            _both?.Dispose();
            _both = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, cancellationToken);
            _caller = cancellationToken;
        }

        return _both.Token;
    }

    private void Check(bool isEnd)
    {
        if (_position > _client.Options.MaxArtifactSize)
        {
            throw End(TooLarge(_client, _position));
        }

        if (_expected is { } expected && (isEnd ? _position != expected : _position > expected))
        {
            throw End(new(SourceFaultKind.Incomplete, $"It has {expected} bytes by the source's own word, and {(isEnd ? "" : "more than ")}{_position} arrived.",
                "Collect again; if it stays so, the source's listing and its content differ."));
        }
    }

    private async Task ResumeAsync(Exception exception, CancellationToken cancellationToken)
    {
        if (_tag is null || _position == 0 || ++_resumes > MaxResumes)
        {
            throw End(Broken(exception));
        }

        await _client.PauseAsync(TimeSpan.FromSeconds(Math.Min(30, 1 << _resumes)), cancellationToken).ConfigureAwait(false);
        try
        {
            var rest = await _client.OpenRestAsync(_request, _position, _tag, cancellationToken).ConfigureAwait(false) ?? throw Broken(exception);
            _body.Dispose();
            _response.Dispose();
            _response = rest;
            _body = await rest.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault)
        {
            throw End(fault);
        }
    }

    private SourceFaultException Broken(Exception exception) =>
        new(SourceFaultKind.Incomplete, $"The connection broke off after {_position} bytes ({SourceFaults.Reason(exception)}).", "Collect again.", innerException: exception);

    private SourceFaultException End(SourceFaultException fault) => Fault = fault;

    private static SourceFaultException TooLarge(SourceClient client, long size) =>
        new(SourceFaultKind.TooLarge, $"It has {Amounts.Write(size)} or more, over max-artifact-size ({Amounts.Write(client.Options.MaxArtifactSize)}).", "Raise max-artifact-size.");
}
