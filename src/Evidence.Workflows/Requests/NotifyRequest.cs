namespace Evidence.Workflows;

/// <summary>Asks to tell people, at every delivery that listens, that something happened.</summary>
/// <param name="Id">Idempotency key.</param>
/// <param name="Event">What happened.</param>
/// <param name="Subject">Pack, questionnaire or release it is about.</param>
/// <param name="WithFiles">True: the files go along.</param>
public sealed record NotifyRequest(string Id, string Event, string Subject, bool WithFiles = false)
{
    /// <summary>What happened, a line each, where the subject itself does not say it; at most ten.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The one delivery that is told; null: every one that listens.</summary>
    public string? Only { get; init; }

    /// <summary>Whom it concerns, at most ten.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];
}
