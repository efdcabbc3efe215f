using Evidence.Conversations;
using Evidence.Hosting.Notifications;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.People;
using Evidence.Releases;

namespace Evidence.Hosting.Teams;

/// <summary>Says what evidence grows old, has it collected again, and says how a conversation is notified.</summary>
internal sealed class WatchAnswers(CollectionService collections, EvidenceWatch watch)
{
    /// <summary>Begins to collect. Asked twice within a minute, it is one run.</summary>
    public async Task<TeamsAnswer> CollectAsync(ChatMessage message, TeamsPerson person, Release release, CancellationToken cancellationToken)
    {
        var minute = new DateTimeOffset(message.At.UtcTicks - (message.At.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var (run, _) = await collections.StartAsync(release.Id, sources: null, minute, cancellationToken);
        return new TeamsAnswer(Follow: new RunFollowing(run, "collection", message.Place, person.Id, release.Id));
    }

    /// <summary>What of the evidence of a release is stale, or soon will be.</summary>
    public async Task<TeamsAnswer> AgingAsync(ChatMessage message, Release release, CancellationToken cancellationToken) =>
        new(AgingCards.Of(release, await watch.FindAsync(release, message.At, cancellationToken)));

    /// <summary>What evidence.yaml must have for this conversation to hear of things.</summary>
    public static string HowToNotify(ChatPlace place)
    {
        var conversation = place.ConversationId.Split(';')[0];
        return $"""
            Add this to evidence.yaml, and what happens is told here (docs/delivery.md says what there is to hear of):

            ```
            delivery:
              - id: teams-here
                type: teams-conversation
                audience: internal
                conversation: "{conversation}"
                service: "{place.ServiceUrl}"
            notifications:
              - id: here
                delivery: teams-here
                events:
                  - decision-waiting
                  - pack-decided
                  - evidence-going-stale
                  - evidence-stale
            ```
            """;
    }
}
