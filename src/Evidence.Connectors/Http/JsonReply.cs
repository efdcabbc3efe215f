using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Evidence.Connectors.Http;

/// <summary>A JSON answer with its bytes as they came.</summary>
internal sealed class JsonReply : IDisposable
{
    /// <summary>The largest answer that is read as JSON: 128 MB.</summary>
    public const long MaxBytes = 128L << 20;

    private const int MaxDepth = 1000;
    private readonly JsonDocument _document;

    private JsonReply(byte[] bytes, JsonDocument document, HttpResponseHeaders headers, Uri url)
    {
        Bytes = bytes;
        _document = document;
        Headers = headers;
        Url = url;
    }

    public JsonElement Root => _document.RootElement;

    public ReadOnlyMemory<byte> Bytes { get; }

    public HttpResponseHeaders Headers { get; }

    /// <summary>The address that was asked.</summary>
    public Uri Url { get; }

    /// <summary>The first value of a header, or null.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public void Dispose() => _document.Dispose();

    internal static async Task<JsonReply> ReadAsync(HttpResponseMessage response, Uri url, string system, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new(bytes, Parse(bytes), response.Headers, url);
        }
        catch (JsonException fault)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, Describe(fault, response, bytes.Length, system), "Check url, and that nothing in between changes the answers.",
                response.StatusCode, innerException: fault);
        }
    }

    // A byte order mark is no JSON, and some servers write one (RFC 8259, section 8.1, lets readers pass over it). Documents of people are nested deeper than the default lets them be.
    private static JsonDocument Parse(byte[] bytes) =>
        JsonDocument.Parse(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });

    private static string Describe(JsonException fault, HttpResponseMessage response, int length, string system)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
        return type.Contains("json", StringComparison.OrdinalIgnoreCase)
            ? $"{system} answered {(int)response.StatusCode} with JSON that is cut off or malformed (line {fault.LineNumber + 1}, after {length} bytes)."
            : $"{system} answered {(int)response.StatusCode} with {type} instead of JSON.";
    }
}
