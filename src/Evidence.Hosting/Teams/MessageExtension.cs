using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Delivery.Cards;
using Evidence.Hosting.Http;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.Commands;
using Evidence.Hosting.Teams.People;
using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Teams;

/// <summary>
/// Searches packs and answers from the compose box, and inserts what is chosen as a card
/// (https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search). Who reads the chat is not known: of answers, public ones alone are found.
/// </summary>
internal sealed class MessageExtension(IWorkspaceSource workspace, PackService packs, TimeProvider time)
{
    private const int MostResults = 25;

    private const int LongestPreview = 120;

    /// <summary>A line instead of results.</summary>
    public static JsonObject Say(string text) => new() { ["composeExtension"] = new JsonObject { ["type"] = "message", ["text"] = text } };

    /// <summary>A line in the dialog of an action.</summary>
    public static JsonObject SayInTask(string text) => new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } };

    /// <summary>What matches all words of the query, the newest packs first.</summary>
    public async Task<JsonObject> SearchAsync(JsonObject? value, TeamsPerson person, CancellationToken cancellationToken)
    {
        var words = Normal.Words(QueryOf(value));
        var found = new List<JsonNode>();
        if (person.WhyNot(ApiOperations.FindPack) is null)
        {
            found.AddRange((await packs.ListAsync(cancellationToken)).OrderByDescending(pack => pack.AsOf).Where(pack => Matches(words, pack.PackId, EvidenceWords.Of(pack.Disposition), string.Join(' ', pack.Reasons))).Select(Result));
        }

        if (person.WhyNot(ApiOperations.FindQuestionnaire) is null)
        {
            found.AddRange(Sendable().Where(answer => Matches(words, answer.Id, string.Join(' ', answer.Questions), answer.Text)).Select(Result));
        }

        var (skip, count) = PageOf(value);
        return found.Count == 0
            ? Say("Nothing was found that you may see and that may be shown to anyone in a chat.")
            : new JsonObject { ["composeExtension"] = new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = new JsonArray([.. found.Skip(skip).Take(count)]) } };
    }

    /// <summary>Asks for a pack out of the compose box.</summary>
    public async Task<JsonObject> SubmitAsync(JsonObject? value, TeamsPerson person, CancellationToken cancellationToken)
    {
        if ((string?)value?["commandId"] != "askForPack")
        {
            return SayInTask("The message has no file I could read; send me the questionnaire as a file, in a chat with me alone.");
        }

        var content = workspace.Load();
        var (release, suggestions) = new ReleaseFinder(content).Find((string?)value["data"]?["release"] ?? "");
        if (person.WhyNot(ApiOperations.StartPack) is { } forbidden)
        {
            return SayInTask(forbidden);
        }

        if (release is null)
        {
            return SayInTask($"Which release? There are {string.Join(", ", (suggestions.Count > 0 ? suggestions : content.Releases).Select(known => known.Id))}.");
        }

        var started = await packs.StartAsync(new PackAsk(release.Id, null, person.Id, AwaitDecision: true), restart: false, cancellationToken);
        return SayInTask($"The pack {started.PackId} is being built. Ask me for its status in a chat.");
    }

    private IEnumerable<LibraryAnswer> Sendable()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return workspace.Load().Library.Where(answer => answer.Disclosure == DisclosureLevel.Public && answer.Approved is not null && (answer.Expires is not { } end || end >= today));
    }

    private static JsonNode Result(PackResult pack)
    {
        var text = $"{EvidenceWords.Of(pack.Disposition)}, {PackCards.VerdictOf(pack.Verdict)}";
        return Attachment($"{pack.ReleaseId} ({pack.AsOf:yyyy-MM-dd})", text, [("Pack", pack.PackId), ("Disposition", EvidenceWords.Of(pack.Disposition)), ("Decision", PackCards.VerdictOf(pack.Verdict)), ("Manifest", pack.Manifest.Short)]);
    }

    private static JsonNode Result(LibraryAnswer answer) =>
        Attachment(answer.Questions.Count > 0 ? answer.Questions[0] : answer.Id, answer.Text, [("Approved", answer.Approved!.Value.ToString("yyyy-MM-dd"))]);

    private static JsonObject Attachment(string title, string text, IReadOnlyList<(string Title, string Value)> facts)
    {
        var card = CardTemplates.Render("answer", new JsonObject { ["title"] = title, ["text"] = text, ["facts"] = new JsonArray([.. facts.Select(fact => (JsonNode)PackCards.Fact(fact.Title, fact.Value))]) });
        var attachment = TeamsReply.Attachment(card);
        var preview = text.Length <= LongestPreview ? text : text[..LongestPreview] + " …";
        attachment["preview"] = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.thumbnail", ["content"] = new JsonObject { ["title"] = title, ["text"] = preview } };
        return attachment;
    }

    private static string QueryOf(JsonObject? value) => (value?["parameters"] as JsonArray ?? []).OfType<JsonObject>()
        .Where(parameter => (string?)parameter["name"] is "query" or "searchQuery")
        .Select(parameter => (string?)parameter["value"])
        .FirstOrDefault() ?? "";

    private static (int Skip, int Count) PageOf(JsonObject? value) =>
        (Math.Max(0, NumberOf(value?["queryOptions"]?["skip"]) ?? 0), Math.Clamp(NumberOf(value?["queryOptions"]?["count"]) ?? MostResults, 1, MostResults));

    private static int? NumberOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static bool Matches(IReadOnlyList<string> words, params string[] texts)
    {
        var line = Normal.Line(string.Join(' ', texts));
        return words.All(word => line.Contains(word, StringComparison.Ordinal));
    }
}
