using Evidence.Conversations;
using Evidence.Ports;

namespace Evidence.Hosting.Teams;

/// <summary>For a process that talks with nobody, but may find conversations of another one on the store they share: it leaves them as they are.</summary>
internal sealed class QuietConversations : IConversations
{
    private const int LookAgainAfter = 60;

    public Task<ChatAnswer> AnswerAsync(ChatMessage message, string conversation, CancellationToken cancellationToken) =>
        throw new EvidenceException(FaultCode.Unavailable, "This process answers no messages; 'evidence serve' or the Functions app does.");

    public Task<RunShown> ShowAsync(RunFollowing following, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(following);
        return Task.FromResult(new RunShown(following.CardId, following.Shown, IsOver: false, LookAgainAfter));
    }
}
