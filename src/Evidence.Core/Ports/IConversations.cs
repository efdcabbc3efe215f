using Evidence.Conversations;

namespace Evidence.Ports;

/// <summary>Talks with people where they work.</summary>
/// <remarks>Implementers: both may be called again after a break; an answer that was sent is not sent twice where that can be known, and a card is changed in place.</remarks>
public interface IConversations
{
    /// <summary>Answers a message. What the person may not do, or what is not understood, is said to them and is no fault.</summary>
    /// <param name="message">What they said.</param>
    /// <param name="conversation">Id of the run that goes on with it; it takes <c>look-again</c> events.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the chat service could not be reached.</exception>
    Task<ChatAnswer> AnswerAsync(ChatMessage message, string conversation, CancellationToken cancellationToken);

    /// <summary>Shows how far a run is. Where the service asks to wait, nothing is shown and the answer says how long.</summary>
    /// <param name="following">What is followed, and what is shown of it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<RunShown> ShowAsync(RunFollowing following, CancellationToken cancellationToken);
}
