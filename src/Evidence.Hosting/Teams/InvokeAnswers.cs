using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.People;
using Evidence.Hosting.Teams.Protocol;

namespace Evidence.Hosting.Teams;

/// <summary>
/// Answers invokes, which Teams waits for: buttons of cards (<c>adaptiveCard/action</c>,
/// https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model) and the message extension (<c>composeExtension/*</c>).
/// </summary>
internal sealed class InvokeAnswers(TeamsPeople people, CardActions actions, PackStates states, PackCards cards, MessageExtension extension)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";

    private const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>The body of the answer.</summary>
    public async Task<JsonObject> FindAsync(IncomingActivity activity, CancellationToken cancellationToken)
    {
        var (person, why) = await WhoAsync(activity, cancellationToken);
        return activity.Name switch
        {
            "adaptiveCard/action" => person is null ? Message(why) : await ActAsync(activity, person, cancellationToken),
            "composeExtension/query" => person is null ? MessageExtension.Say(why) : await extension.SearchAsync(activity.Value, person, cancellationToken),
            "composeExtension/submitAction" => person is null ? MessageExtension.SayInTask(why) : await extension.SubmitAsync(activity.Value, person, cancellationToken),
            _ => Error(501, "NotImplemented", $"The invoke '{activity.Name}' is not one this bot answers."),
        };
    }

    private async Task<(TeamsPerson? Person, string Why)> WhoAsync(IncomingActivity activity, CancellationToken cancellationToken)
    {
        try
        {
            return (await people.FindAsync(activity.Place, activity.From, mayAsk: true, cancellationToken), people.Unknown(activity.From));
        }
        catch (EvidenceException fault) when (fault.Code == FaultCode.Forbidden)
        {
            return (null, fault.Message);
        }
    }

    // Everybody sees the changed card; why something does not count is told to the one who tried.
    private async Task<JsonObject> ActAsync(IncomingActivity activity, TeamsPerson person, CancellationToken cancellationToken)
    {
        if (activity.Value?["action"] is not JsonObject sent || CardAction.Read(sent["data"] as JsonObject) is not { } action)
        {
            return Error(400, "BadRequest", "The action is of no card of this bot.");
        }

        var outcome = await actions.DoAsync(action, person, cancellationToken);
        return outcome.IsDone && await states.FindAsync(action.PackId, cancellationToken) is { } state
            ? Card(cards.Of(state, await states.ContentOfAsync(state, cancellationToken), state.Pack?.ReleaseId ?? state.PackId, outcome.Message))
            : Message(outcome.Message);
    }

    private static JsonObject Card(RenderedCard card) => new() { ["statusCode"] = 200, ["type"] = CardTemplates.ContentType, ["value"] = card.Card };

    private static JsonObject Message(string text) => new() { ["statusCode"] = 200, ["type"] = MessageType, ["value"] = text };

    private static JsonObject Error(int status, string code, string text) =>
        new() { ["statusCode"] = status, ["type"] = ErrorType, ["value"] = new JsonObject { ["code"] = code, ["message"] = text } };
}
