using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Evidence.Connectors.Settings;

namespace Evidence.Connectors.Http;

/// <summary>Puts what a system answered, or did not, into one line for people.</summary>
internal sealed class SourceFaults(SourceClientSettings settings, string credentialsRemedy, Redaction redaction)
{
    private const int MaxErrorBytes = 16 * 1024;
    private const int MaxQuote = 240;

    private string System => settings.System;

    /// <summary>The fault of an answer that is no success.</summary>
    public async Task<SourceFaultException> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (quote, code) = await QuoteAsync(response, cancellationToken).ConfigureAwait(false);
        var status = response.StatusCode;
        var said = $"{System} answered {(int)status}{Phrase(status)}{(quote is null ? "." : $": {quote}")}";
        return status switch
        {
            HttpStatusCode.Unauthorized => Make(SourceFaultKind.Unauthorised, credentialsRemedy, endsCollection: true),
            HttpStatusCode.Forbidden => Make(SourceFaultKind.Forbidden, $"Grant the account of source '{settings.Source}' what docs/connectors/{settings.Page}.md lists."),
            HttpStatusCode.NotFound => Make(SourceFaultKind.NotFound, "Check that it exists, and that the account may see it."),
            HttpStatusCode.Gone => Make(SourceFaultKind.Expired, "The source no longer keeps it; collect earlier, or raise its retention."),
            HttpStatusCode.TooManyRequests => Make(SourceFaultKind.Throttled, "Collect again later, lower parallelism, or raise max-wait.", endsCollection: true),
            >= HttpStatusCode.InternalServerError => Make(SourceFaultKind.ServerError, $"Collect again when {System} works."),
            _ => Make(SourceFaultKind.Refused, null),
        };

        SourceFaultException Make(SourceFaultKind kind, string? remedy, bool endsCollection = false) => new(kind, said, remedy, status, endsCollection) { Code = code };
    }

    /// <summary>The fault of a request that got no answer.</summary>
    public SourceFaultException Of(Exception exception, Uri url) => exception switch
    {
        SourceFaultException fault => fault,
        HttpRequestException { InnerException: SourceFaultException fault } => fault,
        _ => new(SourceFaultKind.Unreachable, $"{System} at {url.Scheme}://{url.Authority} gave no answer: {Reason(exception)}.", RemedyOf(exception),
            endsCollection: IsLasting(exception), innerException: exception),
    };

    /// <summary>The fault of an answer that is too large to be read as JSON.</summary>
    public SourceFaultException TooLarge(long limit) =>
        new(SourceFaultKind.TooLarge, $"{System} answered with more than {Amounts.Write(limit)} in one page.", "Ask for smaller pages.");

    /// <summary>What kept an answer away, in a few words.</summary>
    public static string Reason(Exception? exception) => exception switch
    {
        TimeoutException => "it took too long",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name does not resolve",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException => "its certificate is not trusted",
        HttpRequestException { InnerException: SocketException socket } => Reason(socket.SocketErrorCode),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection could be made",
        HttpRequestException or IOException => "the connection broke off",
        _ => "the request failed",
    };

    private static string Reason(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "it refuses connections",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name does not resolve",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to it",
        SocketError.TimedOut => "it took too long",
        _ => "the connection broke off",
    };

    private string RemedyOf(Exception exception) => exception switch
    {
        TimeoutException => "Collect again, or raise timeout.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "Check url, and that this machine trusts the certificate's issuer.",
        _ => $"Check url of source '{settings.Source}' and that {System} runs.",
    };

    private static bool IsLasting(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: SocketException } => true,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ConnectionError } => true,
        _ => false,
    };

    private static string Phrase(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => " (unauthorised)",
        HttpStatusCode.Forbidden => " (forbidden)",
        HttpStatusCode.NotFound => " (not found)",
        HttpStatusCode.TooManyRequests => " (too many requests)",
        _ => "",
    };

    // The system's own words help where they are an error message; pages of HTML do not.
    private async Task<(string? Message, string? Code)> QuoteAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[MaxErrorBytes];
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
            return (Shorten(MessageIn(document.RootElement)), CodeIn(document.RootElement));
        }
        catch (Exception fault) when (fault is JsonException or IOException or HttpRequestException)
        {
            return (null, null);
        }
    }

    private static string? CodeIn(JsonElement root) => root.Text("error_code") ?? root.Text("code") ?? root.Text("error", "code");

    private static string? MessageIn(JsonElement root)
    {
        var first = root.ValueKind == JsonValueKind.Array ? root.Items().FirstOrDefault() : root;
        return first.Text("message") ?? first.Text("error", "message") ?? first.Text("error_description") ?? first.Text("error", "detail")
            ?? first.Text("error") ?? first.Text("errorMessages", "0") ?? first.Text("errors", "0", "message") ?? first.Text("errors", "0") ?? first.Text("detail");
    }

    private string? Shorten(string? message)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            return null;
        }

        var line = redaction.Clean(message.ReplaceLineEndings(" ").Trim());
        return line.Length <= MaxQuote ? line : line[..MaxQuote] + "...";
    }
}
