using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Conversations;

namespace Evidence.Hosting.Teams.Protocol;

/// <summary>What is used of an activity (https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md).</summary>
/// <param name="Type"><c>message</c>, <c>invoke</c>, <c>conversationUpdate</c> ...</param>
/// <param name="Name">Of an invoke: which.</param>
/// <param name="Id">Its id; empty: none.</param>
/// <param name="SentAt">When it says it was sent; null: it does not.</param>
/// <param name="Place">Where.</param>
/// <param name="From">Who.</param>
/// <param name="Text">What they wrote, without mentions.</param>
/// <param name="Files">Files that came along.</param>
/// <param name="Value">What a card or a message extension sent; null: nothing.</param>
/// <param name="AddsUs">True: the bot was added to the conversation.</param>
internal sealed partial record IncomingActivity(
    string Type, string? Name, string Id, DateTimeOffset? SentAt, ChatPlace Place, ChatPerson From, string Text, IReadOnlyList<ChatFile> Files, JsonObject? Value, bool AddsUs)
{
    private const int LongestText = 4000;

    private const int MostFiles = 5;

    private const string Reference = "reference";

    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>Reads it.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: it is no activity.</exception>
    public static IncomingActivity Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return Read(JsonNode.Parse(json) as JsonObject ?? throw NoActivity());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw NoActivity();
        }
    }

    private static IncomingActivity Read(JsonObject activity)
    {
        var (from, conversation, recipient) = (activity["from"], activity["conversation"], activity["recipient"]);
        var type = TextOf(activity["type"]) ?? throw NoActivity();
        var place = new ChatPlace(
            TextOf(activity["serviceUrl"]) ?? "",
            TextOf(conversation?["id"]) ?? throw NoActivity(),
            TextOf(conversation?["conversationType"]) ?? "personal",
            TextOf(conversation?["tenantId"]) ?? TextOf(activity["channelData"]?["tenant"]?["id"]),
            TextOf(recipient?["id"]) ?? "",
            TextOf(activity["channelId"]) ?? "");
        var person = new ChatPerson(TextOf(from?["id"]) ?? "", TextOf(from?["name"]) ?? "", TextOf(from?["aadObjectId"]));
        return new IncomingActivity(
            type,
            TextOf(activity["name"]),
            TextOf(activity["id"]) ?? "",
            DateTimeOffset.TryParse(TextOf(activity["timestamp"]), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            place,
            person,
            Plain(TextOf(activity["text"]) ?? ""),
            FilesOf(activity["attachments"]) is { Count: > 0 } files ? files : FilesOf(activity["value"]?["messagePayload"]?["attachments"]),
            activity["value"] as JsonObject,
            AddsUs: (activity["membersAdded"] as JsonArray ?? []).Any(member => TextOf(member?["id"]) is { } id && id == place.Bot));
    }

    // Files of the message itself, or of the one a message extension was called on.
    private static List<ChatFile> FilesOf(JsonNode? attachments) => [.. (attachments as JsonArray ?? []).OfType<JsonObject>().Select(FileOf).OfType<ChatFile>().Take(MostFiles)];

    private static ChatFile? FileOf(JsonObject attachment)
    {
        var type = TextOf(attachment["contentType"]) ?? "";
        var download = TextOf((attachment["content"] as JsonObject)?["downloadUrl"]);
        var url = download ?? (type == DownloadInfo ? null : TextOf(attachment["contentUrl"]));
        return url is null || type.StartsWith("text/html", StringComparison.Ordinal) || type.StartsWith("application/vnd.microsoft.card", StringComparison.Ordinal)
            ? null
            : new ChatFile(Path.GetFileName(TextOf(attachment["name"]) ?? "file"), url, IsLink: download is null && type == Reference);
    }

    private static string Plain(string text)
    {
        var words = Spaces().Replace(WebUtility.HtmlDecode(Mention().Replace(text, " ")), " ").Trim();
        return words.Length <= LongestText ? words : words[..LongestText];
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static EvidenceException NoActivity() => new(FaultCode.Usage, "The body is no activity of the Bot Framework.");

    [GeneratedRegex("<at[^>]*>.*?</at>", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
