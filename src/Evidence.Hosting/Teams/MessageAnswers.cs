using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Hosting.Http;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.Commands;
using Evidence.Hosting.Teams.People;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams;

/// <summary>Finds the answer to a message: who writes, what they want, may they, and then the service that does it.</summary>
internal sealed class MessageAnswers(
    IWorkspaceSource workspace,
    TeamsPeople people,
    PackService packs,
    CoverageService coverage,
    FileAnswers files,
    WatchAnswers watch,
    PackStates states,
    PackCards cards,
    CardActions actions,
    ConversationMemory memory)
{
    /// <summary>The answer. Nothing a person does is a fault: it is said to them.</summary>
    /// <param name="message">What they said.</param>
    /// <param name="isConnected">Whether the bot is in the conversation, so that the service may be asked and cards follow; false for an outgoing webhook.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<TeamsAnswer> FindAsync(ChatMessage message, bool isConnected, CancellationToken cancellationToken)
    {
        try
        {
            var content = workspace.Load();
            var submitted = message.Submitted is { } json ? CardAction.Read(JsonNode.Parse(json) as JsonObject) : null;
            var said = submitted is { Verb: "say" } ? submitted.Text("text") : message.Text;
            var command = CommandReader.Read(said, message.Files.Count > 0, content);
            var person = await people.FindAsync(message.Place, message.From, mayAsk: isConnected, cancellationToken);
            return person is null ? new TeamsAnswer(TalkCards.Help(people.Unknown(message.From), null))
                : submitted is { Verb: "keep-file" } ? await files.HandOverAsync(submitted, person, cancellationToken)
                : submitted is { Verb: not "say" } ? new TeamsAnswer(Text: (await actions.DoAsync(submitted, person, cancellationToken)).Message)
                : await AnswerAsync(new Turn(message, command, person, content, isConnected), cancellationToken);
        }
        catch (EvidenceException fault) when (fault.Code is not (FaultCode.Unavailable or FaultCode.Unauthorized))
        {
            return new TeamsAnswer(Text: fault.Message);
        }
    }

    private sealed record Turn(ChatMessage Message, Command Command, TeamsPerson Person, WorkspaceContent Content, bool IsConnected);

    private async Task<TeamsAnswer> AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (OperationOf(turn.Command.Kind) is { } operation && turn.Person.WhyNot(operation) is { } forbidden)
        {
            return new TeamsAnswer(Text: forbidden);
        }

        return turn.Command.Kind switch
        {
            CommandKind.Pack => await StartPackAsync(turn, cancellationToken),
            CommandKind.Status => await StatusAsync(turn, cancellationToken),
            CommandKind.Missing => await CoverageAsync(turn, onlyMissing: true, cancellationToken),
            CommandKind.Coverage => await CoverageAsync(turn, onlyMissing: false, cancellationToken),
            CommandKind.Collect => await OfReleaseAsync(turn, "collect {0}", release => watch.CollectAsync(turn.Message, turn.Person, release, cancellationToken), cancellationToken),
            CommandKind.Stale => await OfReleaseAsync(turn, "what is stale for {0}?", release => watch.AgingAsync(turn.Message, release, cancellationToken), cancellationToken),
            CommandKind.Notify => new TeamsAnswer(Text: WatchAnswers.HowToNotify(turn.Message.Place)),
            CommandKind.Draft => await files.DraftAsync(turn.Message, turn.Command, turn.Person, turn.Content, cancellationToken),
            CommandKind.Approve or CommandKind.Reject => await DecideAsync(turn, cancellationToken),
            CommandKind.Waive => await ShowDecisionAsync(turn, "Choose 'Waive a gate' on this card: a waiver needs a reason, the risk that is left, an end, and a second person.", cancellationToken),
            CommandKind.Help => new TeamsAnswer(TalkCards.Help(null, Example(turn.Content))),
            _ => Unknown(turn),
        };
    }

    private static ApiOperation? OperationOf(CommandKind kind) => kind switch
    {
        CommandKind.Pack => ApiOperations.StartPack,
        CommandKind.Status => ApiOperations.FindPack,
        CommandKind.Missing or CommandKind.Coverage or CommandKind.Stale => ApiOperations.ReadCoverage,
        CommandKind.Collect => ApiOperations.StartCollection,
        CommandKind.Draft => ApiOperations.StartQuestionnaire,
        CommandKind.Approve or CommandKind.Reject or CommandKind.Waive => ApiOperations.DecideOnPack,
        _ => null,
    };

    private async Task<TeamsAnswer> StartPackAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Command.Release is not { } release)
        {
            return Suggest(turn, "Which release?", "pack for {0}");
        }

        var ask = new PackAsk(release.Id, null, turn.Person.Id, AwaitDecision: true) { ReceivedAt = turn.Message.At };
        var started = await packs.StartAsync(ask, restart: false, cancellationToken);
        await memory.RememberAsync(turn.Message.Place, new ConversationMemory.Topic(release.Id, started.PackId), cancellationToken);
        return new TeamsAnswer(Follow: new RunFollowing(started.PackId, "pack", turn.Message.Place, turn.Person.Id, release.Id));
    }

    private async Task<TeamsAnswer> StatusAsync(Turn turn, CancellationToken cancellationToken)
    {
        var packId = turn.Command.PackId ?? await PackOfAsync(turn, cancellationToken);
        if (packId is null || await states.FindAsync(packId, cancellationToken) is not { } state)
        {
            return packId is null && turn.Command.Release is null && turn.Command.NamesRelease
                ? Suggest(turn, "Which release?", "status of {0}")
                : new TeamsAnswer(Text: packId is null ? "There is no pack yet. Ask for one: pack for <product> <version>." : $"There is no pack '{packId}'.");
        }

        return await ShowAsync(turn, state, notice: null, cancellationToken);
    }

    // A pack that is still on its way is shown on a card that follows it.
    private async Task<TeamsAnswer> ShowAsync(Turn turn, PackState state, string? notice, CancellationToken cancellationToken)
    {
        var title = turn.Command.Release?.Id ?? state.Pack?.ReleaseId ?? state.PackId;
        return turn.IsConnected && state.IsRunning
            ? new TeamsAnswer(Text: notice, Follow: new RunFollowing(state.PackId, "pack", turn.Message.Place, state.RequestedBy ?? turn.Person.Id, title))
            : new TeamsAnswer(Card: cards.Of(state, await states.ContentOfAsync(state, cancellationToken), title, notice));
    }

    private async Task<TeamsAnswer> CoverageAsync(Turn turn, bool onlyMissing, CancellationToken cancellationToken)
    {
        var topic = await memory.TopicOfAsync(turn.Message.Place, cancellationToken);
        var release = turn.Command.Release?.Id
            ?? (turn.Command.NamesRelease ? null : topic.Release ?? (turn.Content.Releases is [var only] ? only.Id : null));
        var framework = turn.Command.Framework;
        if (release is null)
        {
            return Suggest(turn, "For which release?", onlyMissing ? "what is missing for {0}?" : $"coverage of {framework?.Id ?? "controls"} for {{0}}");
        }

        var assessed = await coverage.AssessAsync(release, framework?.Id, null, cancellationToken);
        await memory.RememberAsync(turn.Message.Place, topic with { Release = release }, cancellationToken);
        return new TeamsAnswer(Card: onlyMissing ? CoverageCards.Missing(assessed) : CoverageCards.Of(assessed, framework?.Title ?? "the frameworks of evidence.yaml"));
    }

    // Of the release that is named, or the one the conversation is about.
    private async Task<TeamsAnswer> OfReleaseAsync(Turn turn, string saying, Func<Release, Task<TeamsAnswer>> answer, CancellationToken cancellationToken)
    {
        var topic = await memory.TopicOfAsync(turn.Message.Place, cancellationToken);
        var release = turn.Command.Release ?? (turn.Command.NamesRelease ? null : turn.Content.Releases.FirstOrDefault(known => known.Id == topic.Release));
        return release is null ? Suggest(turn, "Which release?", saying) : await answer(release);
    }

    private async Task<TeamsAnswer> DecideAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Command.Note.Length == 0)
        {
            return await ShowDecisionAsync(turn, "Say why on this card; the note is kept in the pack and the ledger.", cancellationToken);
        }

        if (await AwaitingAsync(turn, cancellationToken) is not { Pack: { } pack })
        {
            return new TeamsAnswer(Text: "There is no pack here that waits for a decision. Name it by its id, or ask for its status.");
        }

        var sent = new JsonObject { ["note"] = turn.Command.Note };
        var action = new CardAction(turn.Command.Kind == CommandKind.Approve ? "approve" : "reject", pack.PackId, pack.Manifest, sent);
        return new TeamsAnswer(Text: (await actions.DoAsync(action, turn.Person, cancellationToken)).Message);
    }

    private async Task<TeamsAnswer> ShowDecisionAsync(Turn turn, string notice, CancellationToken cancellationToken) =>
        await AwaitingAsync(turn, cancellationToken) is { } state
            ? await ShowAsync(turn, state, notice, cancellationToken)
            : new TeamsAnswer(Text: "There is no pack here that waits for a decision. Name it by its id, or ask for its status.");

    private async Task<PackState?> AwaitingAsync(Turn turn, CancellationToken cancellationToken) =>
        (turn.Command.PackId ?? await PackOfAsync(turn, cancellationToken)) is { } packId
        && await states.FindAsync(packId, cancellationToken) is { IsAwaitingDecision: true } state ? state : null;

    // The pack the conversation is about; of a release that is named: its latest one.
    private async Task<string?> PackOfAsync(Turn turn, CancellationToken cancellationToken)
    {
        var topic = await memory.TopicOfAsync(turn.Message.Place, cancellationToken);
        return turn.Command.Release is not { } release || release.Id == topic.Release
            ? turn.Command.NamesRelease && turn.Command.Release is null ? null : topic.PackId
            : (await packs.ListAsync(cancellationToken)).Where(pack => pack.ReleaseId == release.Id).MaxBy(pack => pack.AsOf)?.PackId;
    }

    private static Release? Example(WorkspaceContent content) => content.Releases is [.., var last] ? last : null;

    private static TeamsAnswer Unknown(Turn turn) => turn.Command switch
    {
        { Release: { } release } => new TeamsAnswer(TalkCards.Suggestions($"What about {release.Id}?", null, SayingsOf(release))),
        { Suggestions: [var likely, ..] } => new TeamsAnswer(TalkCards.Suggestions("Did you mean one of these?", null, SayingsOf(likely))),
        _ => new TeamsAnswer(TalkCards.Help("I did not understand that.", Example(turn.Content))),
    };

    private static string[] SayingsOf(Release release) => [$"pack for {release.Id}", $"status of {release.Id}", $"what is missing for {release.Id}?"];

    private static TeamsAnswer Suggest(Turn turn, string title, string saying)
    {
        IReadOnlyList<Release> releases = turn.Command.Suggestions.Count > 0 ? turn.Command.Suggestions : [.. turn.Content.Releases.TakeLast(5)];
        return releases.Count == 0
            ? new TeamsAnswer(Text: "The workspace has no release yet; add one as releases/<id>.yaml.")
            : new TeamsAnswer(TalkCards.Suggestions(title, turn.Command.Suggestions.Count > 0 ? "Did you mean one of these?" : null, releases.Select(release => string.Format(System.Globalization.CultureInfo.InvariantCulture, saying, release.Id))));
    }
}
