using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Answers;
using Evidence.Conversations;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Http;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Commands;
using Evidence.Hosting.Teams.People;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams;

/// <summary>
/// Takes questionnaires in and hands filled ones out. A file sent to the bot alone comes with an address that needs no permission; one in a library is read through Microsoft Graph
/// where the app may. A filled file goes back by file consent (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4) where no delivery laid it down.
/// </summary>
internal sealed partial class FileAnswers(
    QuestionnaireService questionnaires, IQuestionnaireFormats formats, ConversationConnector connector, ConnectorOptions options, TrustedHosts hosts, IRemoteFiles remote, EvidenceCatalog catalog)
{
    private const string Alone = "Send the file itself to me, in a chat with me alone: there Teams hands it over without any permission.";

    /// <summary>Begins to draft the file that came with a message, or that it has a link to.</summary>
    public async Task<TeamsAnswer> DraftAsync(ChatMessage message, Command command, TeamsPerson person, WorkspaceContent content, CancellationToken cancellationToken)
    {
        if ((message.Files.Count > 0 ? message.Files[0] : LinkIn(message.Text)) is not { } file)
        {
            return new TeamsAnswer(Text: "Attach the customer's questionnaire (Word, Excel, CSV or Markdown) to your message, in a chat with me alone; or give me a link to it in SharePoint.");
        }

        await using var copy = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var name = await FetchAsync(file, copy, cancellationToken);
        copy.Position = 0;
        _ = formats.Of(name, copy);
        copy.Position = 0;
        var product = command.Release?.Product ?? (content.Products is [var only] ? only.Id : null);
        var ask = new QuestionnaireAsk(name, AudienceOf(message.Text), product, command.Release?.Id, message.At, person.Id);
        var started = await questionnaires.StartAsync(copy, ask, cancellationToken);
        return new TeamsAnswer(Follow: new RunFollowing(started.QuestionnaireId, "questionnaire", message.Place, person.Id, name));
    }

    /// <summary>Asks whether the filled file may be laid into the OneDrive of whom a chat is with.</summary>
    public static JsonObject ConsentTo(QuestionnaireResult result) => new()
    {
        ["type"] = "message",
        ["summary"] = $"{result.FileName}, with answers",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.card.file.consent",
            ["name"] = result.FileName,
            ["content"] = new JsonObject
            {
                ["description"] = "The questionnaire with the drafted answers, for your review",
                ["sizeInBytes"] = result.Document.Size,
                ["acceptContext"] = new JsonObject { ["questionnaire"] = result.QuestionnaireId },
                ["declineContext"] = new JsonObject { ["questionnaire"] = result.QuestionnaireId },
            },
        }),
    };

    /// <summary>What a person who accepts a file sent, as a card's button sends it; null: they declined, or it is none of ours.</summary>
    public static JsonObject? AcceptanceIn(JsonObject? value)
    {
        if (value is null || TextOf(value["action"]) != "accept" || value["context"] is not JsonObject context || value["uploadInfo"] is not JsonObject upload)
        {
            return null;
        }

        var accepted = new JsonObject { ["evidence"] = "keep-file", ["questionnaire"] = TextOf(context["questionnaire"]) };
        foreach (var name in new[] { "contentUrl", "name", "uploadUrl", "uniqueId", "fileType" })
        {
            accepted[name] = TextOf(upload[name]);
        }

        return accepted;
    }

    /// <summary>Lays a filled file where the person's consent says.</summary>
    public async Task<TeamsAnswer> HandOverAsync(CardAction action, TeamsPerson person, CancellationToken cancellationToken)
    {
        if (person.WhyNot(ApiOperations.DownloadDocument) is { } forbidden)
        {
            return new TeamsAnswer(Text: forbidden);
        }

        if (await questionnaires.FindAsync(action.Text("questionnaire"), cancellationToken) is not { } result)
        {
            return new TeamsAnswer(Text: "There is no such questionnaire any more; send me the file again.");
        }

        if (!Uri.TryCreate(action.Text("uploadUrl"), UriKind.Absolute, out var target) || !hosts.IsFileHost(target))
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{result.FileName}' would go to a host files are not laid down on; nothing was handed over.");
        }

        await using var document = await catalog.Store.OpenContentAsync(result.Document.Digest, cancellationToken)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{result.FileName}'; send me the file again.");
        await connector.LayDownAsync(target, document, result.Document.Size, result.FileName, cancellationToken);
        return new TeamsAnswer(Activity: new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.card.file.info",
                ["contentUrl"] = action.Text("contentUrl"),
                ["name"] = action.Text("name"),
                ["content"] = new JsonObject { ["uniqueId"] = action.Text("uniqueId"), ["fileType"] = action.Text("fileType") },
            }),
        });
    }

    private async Task<string> FetchAsync(ChatFile file, FileStream target, CancellationToken cancellationToken)
    {
        if (!file.IsLink)
        {
            await connector.FetchAsync(file, target, options.LargestFile, cancellationToken);
            return file.Name;
        }

        try
        {
            return await ReadLinkAsync(file, target, cancellationToken);
        }
        catch (EvidenceException fault) when (fault.Code is not FaultCode.TooLarge)
        {
            throw new EvidenceException(FaultCode.Forbidden, $"I cannot read '{file.Name}' where it lies. {fault.Message} {Alone}", fault);
        }
    }

    private async Task<string> ReadLinkAsync(ChatFile file, FileStream target, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file.Url, UriKind.Absolute, out var link) || !hosts.IsFileHost(link))
        {
            throw new EvidenceException(FaultCode.Forbidden, "It is not in SharePoint.");
        }

        var found = await remote.FindAsync(link, cancellationToken);
        if (found.Size > options.LargestFile)
        {
            throw new EvidenceException(FaultCode.TooLarge, $"'{found.Name}' is larger than the {options.LargestFile / (1024 * 1024):N0} MB that are allowed.");
        }

        await using var content = await found.Open(cancellationToken);
        await content.CopyToAsync(target, cancellationToken);
        return found.Name;
    }

    private ChatFile? LinkIn(string text) => Links().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ';', ')', '>'))
        .Where(link => Uri.TryCreate(link, UriKind.Absolute, out var url) && hosts.IsFileHost(url))
        .Select(link => new ChatFile(Path.GetFileName(Uri.UnescapeDataString(new Uri(link).AbsolutePath)), link, IsLink: true))
        .FirstOrDefault();

    private static DisclosureLevel AudienceOf(string text) =>
        Normal.Has(Normal.Line(text), "nda") ? DisclosureLevel.Nda : Normal.Has(Normal.Line(text), "internal") ? DisclosureLevel.Internal : DisclosureLevel.Public;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
