using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Conversations;
using Evidence.Delivery.Cards;
using Evidence.Delivery.Notifications;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery.Teams;

/// <summary>
/// Has the Evidence bot write into a conversation it was added to: a channel, a group chat or a chat with one person. Its cards have buttons, because their answers come back to
/// it. Only a process that is the bot can; any other says so, and the one that is tries again. Files stay where they are.
/// </summary>
internal sealed class TeamsConversationDelivery(DeliverySettings settings, ConversationConnector? connector, ConnectorOptions? options, TimeProvider time) : IDelivery
{
    /// <summary>The service of the public cloud, which finds the region itself.</summary>
    private const string DefaultService = "https://smba.trafficmanager.net/teams/";

    private const int MaxAttempts = 4;

    // Longer than that the message is better tried again later.
    private const int LongestWait = 60;

    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (request.Disclosure > Audience)
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{request.Title}' is above what delivery '{Id}' may show; nothing was delivered.");
        }

        if (connector is null)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"Delivery '{Id}' is written by the Evidence bot, which is no part of this process; 'evidence serve' or the Functions app delivers it.");
        }

        var card = MessageCard.Of(request, answersComeBack: true);
        var message = new JsonObject
        {
            ["summary"] = card.Text.Split('\n')[0],
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = CardTemplates.ContentType, ["content"] = card.Card }),
        };
        await SendAsync(connector, message, cancellationToken).ConfigureAwait(false);
        return new DeliveryReceipt(new Dictionary<string, string>(), WasDelivered: false);
    }

    private ChatPlace Place() => new(
        settings.Options.GetValueOrDefault("service", DefaultService),
        settings.Options["conversation"],
        settings.Options["conversation"].EndsWith("@thread.tacv2", StringComparison.Ordinal) ? "channel" : "groupChat",
        Tenant: null,
        options?.AppId is { } app ? $"28:{app}" : "",
        "msteams");

    private async Task SendAsync(ConversationConnector bot, JsonObject message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await bot.SendAsync(Place(), message, replyTo: null, cancellationToken).ConfigureAwait(false);
            switch (answer.Outcome)
            {
                case ConnectorOutcome.Done:
                    return;
                case ConnectorOutcome.Throttled when attempt < MaxAttempts && answer.RetryAfterSeconds <= LongestWait:
                    await Task.Delay(TimeSpan.FromSeconds(answer.RetryAfterSeconds), time, cancellationToken).ConfigureAwait(false);
                    break;
                case ConnectorOutcome.Throttled:
                    throw new EvidenceException(FaultCode.Unavailable, $"Teams asks delivery '{Id}' to wait {answer.RetryAfterSeconds} seconds.");
                default:
                    throw new EvidenceException(FaultCode.Unauthorized, $"Teams does not let the bot write to the conversation of delivery '{Id}'; add the Evidence app there, and check 'conversation'.");
            }
        }
    }
}
