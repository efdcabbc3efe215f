using System.Net;
using Evidence.Answers;
using Evidence.Delivery.Cards;
using Evidence.Delivery.Notifications;
using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Graph.Models;

namespace Evidence.Delivery.Graph;

/// <summary>
/// Posts a card to a Teams channel through Graph and calls on the people it is about. Graph lets a person's token (ChannelMessage.Send, delegated) do that; an app's own
/// permission is for migrations alone, so a host without a person uses the bot or a webhook.
/// </summary>
internal sealed class TeamsChannelDelivery(DeliverySettings settings, GraphConnection graph, IDirectory directory) : IDelivery
{
    private const string CardId = "card";

    // More names than these are noise; the card itself says the rest.
    private const int MaxMentions = 10;

    private readonly GraphCall _call = new(graph.Options.Use, "post to the channel", "a token of a person with ChannelMessage.Send who is a member of the team");

    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (request.Disclosure > Audience)
        {
            throw new EvidenceException(FaultCode.Forbidden, $"'{request.Title}' is above what delivery '{Id}' may show; nothing was delivered.");
        }

        var people = await FindPeopleAsync(request.Mentions, cancellationToken).ConfigureAwait(false);
        var message = MessageOf(request, people);
        var sent = await _call.RunAsync(() => graph.Client.Teams[settings.Options["team"]].Channels[settings.Options["channel"]].Messages.PostAsync(message, cancellationToken: cancellationToken))
            .ConfigureAwait(false);
        var links = sent?.WebUrl is { } url ? new Dictionary<string, string> { ["message"] = url } : [];
        return new DeliveryReceipt(links, WasDelivered: false);
    }

    // Somebody who is not in the directory, or a directory that may not be read, does not hold the message back: the name stands in it as text.
    private async Task<IReadOnlyList<DirectoryPerson>> FindPeopleAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var people = new List<DirectoryPerson>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxMentions))
        {
            people.Add(await FindAsync(name, cancellationToken).ConfigureAwait(false) ?? new DirectoryPerson("", name, name, null));
        }

        return [.. people.DistinctBy(person => person.Id.Length > 0 ? person.Id : person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<DirectoryPerson?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await directory.FindPersonAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (EvidenceException fault) when (fault.Code is FaultCode.Unauthorized or FaultCode.Unsupported)
        {
            return null;
        }
    }

    private static ChatMessage MessageOf(DeliveryRequest request, IReadOnlyList<DirectoryPerson> people) => new()
    {
        Subject = null,
        Body = new ItemBody { ContentType = BodyType.Html, Content = $"{Callings(people)}<attachment id=\"{CardId}\"></attachment>" },
        Attachments = [new ChatMessageAttachment { Id = CardId, ContentType = CardTemplates.ContentType, Content = MessageCard.Of(request).Card.ToJsonString() }],
        Mentions = [.. people.Select((person, index) => (person, index)).Where(entry => entry.person.Id.Length > 0).Select(entry => MentionOf(entry.person, entry.index))],
    };

    private static string Callings(IReadOnlyList<DirectoryPerson> people) => people.Count == 0 ? "" : $"<p>{string.Join(' ', people.Select(Calling))}</p>";

    private static string Calling(DirectoryPerson person, int index)
    {
        var name = WebUtility.HtmlEncode(person.Name);
        return person.Id.Length > 0 ? $"<at id=\"{index}\">{name}</at>" : name;
    }

    private static ChatMessageMention MentionOf(DirectoryPerson person, int index) => new()
    {
        Id = index,
        MentionText = person.Name,
        Mentioned = new ChatMessageMentionedIdentitySet
        {
            User = new Identity { Id = person.Id, DisplayName = person.Name, AdditionalData = new Dictionary<string, object> { ["userIdentityType"] = "aadUser" } },
        },
    };
}
