using System.Text;
using Evidence.Artifacts;
using Evidence.Conversations;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Teams;

/// <summary>Remembers what a conversation is about, and which conversations follow a run.</summary>
internal sealed class ConversationMemory(EvidenceCatalog catalog, IWorkflows workflows)
{
    /// <summary>What was last talked about.</summary>
    /// <param name="Release">Release; null: none.</param>
    /// <param name="PackId">Pack; null: none.</param>
    public sealed record Topic(string? Release, string? PackId);

    private sealed record Follower(string Conversation);

    /// <summary>What a conversation was last about.</summary>
    public async Task<Topic> TopicOfAsync(ChatPlace place, CancellationToken cancellationToken) =>
        await catalog.FindAsync<Topic>(TopicKey(place), cancellationToken) ?? new Topic(null, null);

    /// <summary>Remembers what a conversation is about.</summary>
    public Task RememberAsync(ChatPlace place, Topic topic, CancellationToken cancellationToken) => catalog.PutAsync(TopicKey(place), topic, cancellationToken);

    /// <summary>Remembers that a conversation follows a run.</summary>
    public Task FollowAsync(string run, string conversation, CancellationToken cancellationToken) =>
        catalog.PutAsync(new RecordKey(Followers(run), conversation), new Follower(conversation), cancellationToken);

    /// <summary>Has every conversation that follows a run look at once.</summary>
    public async Task CallAsync(string run, CancellationToken cancellationToken)
    {
        foreach (var follower in await catalog.ToListAsync<Follower>(Followers(run), cancellationToken))
        {
            if (await workflows.FindAsync(follower.Conversation, cancellationToken) is { State: WorkflowState.Running or WorkflowState.Pending or WorkflowState.Suspended })
            {
                await workflows.RaiseAsync(follower.Conversation, WorkflowNames.LookAgainEvent, true, cancellationToken);
            }
        }
    }

    private static RecordPartition Followers(string run) => new("run-follower", run);

    private static RecordKey TopicKey(ChatPlace place) => new(new("conversation"), Sha256Digest.Of(Encoding.UTF8.GetBytes($"{place.Channel}|{place.ConversationId}")).Hex);
}
