using System.Text;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Conversations;
using Evidence.Delivery.Cards;
using Evidence.Delivery.Teams;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Cards;
using Evidence.Ports;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Teams;

/// <summary>Talks with people in Teams.</summary>
internal sealed class TeamsConversations(
    MessageAnswers answers,
    ConversationConnector connector,
    ConversationMemory memory,
    PackStates states,
    PackCards packCards,
    QuestionnaireCards questionnaireCards,
    QuestionnaireService questionnaires,
    DeliveredFiles delivered,
    IWorkflows workflows)
    : IConversations
{
    public async Task<ChatAnswer> AnswerAsync(ChatMessage message, string conversation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var answer = await answers.FindAsync(message, isConnected: true, cancellationToken);
        if (answer.Card is not null || answer.Text is not null || answer.Activity is not null)
        {
            await ReplyAsync(message, answer, cancellationToken);
        }

        if (answer.Follow is { } follow)
        {
            await memory.FollowAsync(follow.Run, conversation, cancellationToken);
        }

        return new ChatAnswer(answer.Follow);
    }

    private async Task ReplyAsync(ChatMessage message, TeamsAnswer answer, CancellationToken cancellationToken)
    {
        var reply = answer.Activity ?? (answer.Card is { } card ? TeamsReply.Of(card) : TeamsReply.Of(answer.Text ?? ""));
        // What a button or a menu sent is no message that could be replied to.
        var isMessage = message.Id.Length > 0 && !message.Id.StartsWith("f:", StringComparison.Ordinal);
        var sent = await connector.SendAsync(message.Place, reply, isMessage ? message.Id : null, cancellationToken);
        if (sent.Outcome == ConnectorOutcome.Throttled)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"Teams asks to wait {sent.RetryAfterSeconds} seconds before the next message.");
        }
    }

    public async Task<RunShown> ShowAsync(RunFollowing following, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(following);
        var (fingerprint, isOver, render, alsoSay) = await LookAsync(following, cancellationToken);
        var shown = Sha256Digest.Of(Encoding.UTF8.GetBytes(fingerprint)).Short;
        if (following.CardId is not null && shown == following.Shown)
        {
            return new RunShown(following.CardId, shown, isOver);
        }

        var reply = TeamsReply.Of(await render());
        var answer = following.CardId is { } card
            ? await connector.UpdateAsync(following.Place, card, reply, cancellationToken)
            : await connector.SendAsync(following.Place, reply, replyTo: null, cancellationToken);
        if (answer.Outcome == ConnectorOutcome.Done && alsoSay is not null)
        {
            await connector.SendAsync(following.Place, alsoSay, replyTo: null, cancellationToken);
        }

        return answer.Outcome switch
        {
            ConnectorOutcome.Throttled => new RunShown(following.CardId, following.Shown, IsOver: false, answer.RetryAfterSeconds),
            // Somebody removed the card: what is still to come is said on a new one.
            ConnectorOutcome.Gone => new RunShown(null, null, IsOver: false),
            ConnectorOutcome.Refused => new RunShown(following.CardId, shown, IsOver: true),
            _ => new RunShown(following.CardId ?? answer.Id, shown, isOver),
        };
    }

    private sealed record Look(string Fingerprint, bool IsOver, Func<Task<RenderedCard>> Render, JsonObject? AlsoSay = null);

    private Task<Look> LookAsync(RunFollowing following, CancellationToken cancellationToken) => following.Subject switch
    {
        "pack" => LookAtPackAsync(following, cancellationToken),
        "collection" => LookAtCollectionAsync(following, cancellationToken),
        _ => LookAtQuestionnaireAsync(following, cancellationToken),
    };

    private async Task<Look> LookAtPackAsync(RunFollowing following, CancellationToken cancellationToken)
    {
        var state = await states.FindAsync(following.Run, cancellationToken);
        return state is null || (following.CardId is null && following.Shown is null && state is { IsRunning: true, Pack: null })
            ? new Look("accepted", false, () => Task.FromResult(PackCards.Accepted(following)))
            : new Look(state.Fingerprint, !state.IsRunning, async () => packCards.Of(state, await states.ContentOfAsync(state, cancellationToken), following.Title, null));
    }

    private async Task<Look> LookAtCollectionAsync(RunFollowing following, CancellationToken cancellationToken)
    {
        var run = await workflows.FindAsync(following.Run, cancellationToken);
        return new Look($"{run?.State}|{run?.Failure}", IsOver(run), () => Task.FromResult(CollectionCards.Of(following, run)));
    }

    // Where no delivery laid the file down, somebody who talks with the bot alone is asked whether they want it.
    private async Task<Look> LookAtQuestionnaireAsync(RunFollowing following, CancellationToken cancellationToken)
    {
        var run = await workflows.FindAsync(following.Run, cancellationToken);
        var result = run?.State == WorkflowState.Completed ? await questionnaires.FindAsync(following.Run, cancellationToken) : null;
        var links = await delivered.ListAsync(following.Run, cancellationToken);
        return new Look(
            $"{run?.State}|{run?.Failure}",
            IsOver(run),
            () => Task.FromResult(questionnaireCards.Of(following, run, result, links)),
            result is not null && links.Count == 0 && following.Place.Kind == "personal" ? FileAnswers.ConsentTo(result) : null);
    }

    private static bool IsOver(WorkflowStatus? run) => run is { State: WorkflowState.Completed or WorkflowState.Failed or WorkflowState.Terminated };
}
