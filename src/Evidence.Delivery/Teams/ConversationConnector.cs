using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Evidence.Conversations;

namespace Evidence.Delivery.Teams;

/// <summary>
/// Writes into conversations through the Bot Connector API, version 3
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). Only trusted hosts are called.
/// </summary>
public sealed class ConversationConnector(IHttpClientFactory clients, IConnectorTokens tokens, TrustedHosts hosts, TimeProvider time)
{
    private const int DefaultWait = 5;

    private const int LongestWait = 3600;

    /// <summary>Says something new.</summary>
    /// <param name="place">Where.</param>
    /// <param name="activity">A message activity without addresses; they are added.</param>
    /// <param name="replyTo">Message it answers; null: none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>, <see cref="FaultCode.Unauthorized"/>; <see cref="FaultCode.Forbidden"/>: the service URL is not trusted.</exception>
    public Task<ConnectorAnswer> SendAsync(ChatPlace place, JsonObject activity, string? replyTo, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, place, replyTo is null ? "activities" : $"activities/{Uri.EscapeDataString(replyTo)}", Addressed(place, activity, replyTo), cancellationToken);

    /// <summary>Changes what was said.</summary>
    /// <exception cref="EvidenceException">As <see cref="SendAsync"/>.</exception>
    public Task<ConnectorAnswer> UpdateAsync(ChatPlace place, string id, JsonObject activity, CancellationToken cancellationToken)
    {
        var whole = Addressed(place, activity, replyTo: null);
        whole["id"] = id;
        return WriteAsync(HttpMethod.Put, place, $"activities/{Uri.EscapeDataString(id)}", whole, cancellationToken);
    }

    /// <summary>The user principal name of someone in a conversation, as the service knows it; null: it does not say.</summary>
    public async Task<string?> FindUserPrincipalNameAsync(ChatPlace place, string userId, CancellationToken cancellationToken)
    {
        using var answer = await CallAsync(HttpMethod.Get, Url(place, $"members/{Uri.EscapeDataString(userId)}"), body: null, cancellationToken);
        return answer.IsSuccessStatusCode && JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)) is JsonObject member ? (string?)member["userPrincipalName"] : null;
    }

    /// <summary>Fetches a file that came with a message into a stream; no credentials go along, and nothing is followed elsewhere.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: the host is not trusted; <see cref="FaultCode.TooLarge"/>; <see cref="FaultCode.Unavailable"/>.</exception>
    public async Task FetchAsync(ChatFile file, Stream target, long largest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(target);
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var url) || !hosts.IsFileHost(url))
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{file.Name}' lies on a host files are not fetched from; attach the file itself.");
        }

        using var client = clients.CreateClient(TeamsConnectorServices.ClientName);
        using var answer = await Reach.SendAsync(() => client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken), url.Host);
        if (!answer.IsSuccessStatusCode)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"'{file.Name}' could not be fetched ({(int)answer.StatusCode}); attach it again.");
        }

        await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await CopyAsync(content, target, file.Name, largest, cancellationToken);
    }

    /// <summary>Lays a file down at the address a person's consent gave (a OneDrive upload session); no credentials go along.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: the host is not trusted; <see cref="FaultCode.Unavailable"/>.</exception>
    public async Task LayDownAsync(Uri target, Stream content, long size, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (!hosts.IsFileHost(target))
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{name}' would go to a host files are not laid down on.");
        }

        using var body = new StreamContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Headers.ContentRange = new ContentRangeHeaderValue(0, size - 1, size);
        body.Headers.ContentLength = size;
        using var client = clients.CreateClient(TeamsConnectorServices.ClientName);
        using var answer = await Reach.SendAsync(() => client.PutAsync(target, body, cancellationToken), target.Host);
        if (!answer.IsSuccessStatusCode)
        {
            throw new EvidenceException(FaultCode.Conflict, $"'{name}' could not be laid into your OneDrive ({(int)answer.StatusCode}); ask for it again.");
        }
    }

    private static async Task CopyAsync(Stream content, Stream target, string name, long largest, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        var copied = 0L;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            copied += read;
            if (copied > largest)
            {
                throw new EvidenceException(FaultCode.TooLarge, $"'{name}' is larger than the {largest / (1024 * 1024):N0} MB that are allowed.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task<ConnectorAnswer> WriteAsync(HttpMethod method, ChatPlace place, string path, JsonObject activity, CancellationToken cancellationToken)
    {
        using var answer = await CallAsync(method, Url(place, path), activity, cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new ConnectorAnswer(ConnectorOutcome.Throttled, RetryAfterSeconds: WaitOf(answer)),
            HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed when method == HttpMethod.Put => new ConnectorAnswer(ConnectorOutcome.Gone),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new ConnectorAnswer(ConnectorOutcome.Refused),
            HttpStatusCode.Unauthorized => throw new EvidenceException(FaultCode.Unauthorized, $"{answer.RequestMessage!.RequestUri!.Host} refused the bot's token; check that the application id and the bot's registration belong together."),
            >= HttpStatusCode.BadRequest => throw new EvidenceException(FaultCode.Unavailable, $"{answer.RequestMessage!.RequestUri!.Host} did not take a message ({(int)answer.StatusCode})."),
            _ => new ConnectorAnswer(ConnectorOutcome.Done, await IdOfAsync(answer, cancellationToken)),
        };
    }

    private async Task<HttpResponseMessage> CallAsync(HttpMethod method, Uri url, JsonObject? body, CancellationToken cancellationToken)
    {
        var answer = await OnceAsync(method, url, body, renew: false, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        answer.Dispose();
        return await OnceAsync(method, url, body, renew: true, cancellationToken);
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, Uri url, JsonObject? body, bool renew, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        if (await tokens.GetAsync(renew, cancellationToken) is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var client = clients.CreateClient(TeamsConnectorServices.ClientName);
        return await Reach.SendAsync(() => client.SendAsync(request, cancellationToken), url.Host);
    }

    private Uri Url(ChatPlace place, string path)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Uri.TryCreate(place.ServiceUrl, UriKind.Absolute, out var service) && hosts.IsService(service)
            ? new Uri($"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(place.ConversationId)}/{path}")
            : throw new EvidenceException(FaultCode.Forbidden, $"'{place.ServiceUrl}' is no service that messages are sent to; EVIDENCE_TEAMS__SERVICEHOSTS names more.");
    }

    private static JsonObject Addressed(ChatPlace place, JsonObject activity, string? replyTo)
    {
        var whole = (JsonObject)activity.DeepClone();
        whole["type"] = "message";
        whole["from"] = new JsonObject { ["id"] = place.Bot };
        whole["conversation"] = new JsonObject { ["id"] = place.ConversationId };
        if (replyTo is not null)
        {
            whole["replyToId"] = replyTo;
        }

        return whole;
    }

    private static async Task<string?> IdOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return text.StartsWith('{') && JsonNode.Parse(text) is JsonObject created ? (string?)created["id"] : null;
    }

    private int WaitOf(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta.TotalSeconds,
            { Date: { } date } => (date - time.GetUtcNow()).TotalSeconds,
            _ => DefaultWait,
        };
        return (int)Math.Clamp(Math.Ceiling(wait), 1, LongestWait);
    }
}
