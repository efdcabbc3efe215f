namespace Evidence.Workflows;

/// <summary>Something a refresh found that people are told of.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Lines">What happened, a line each, at most ten.</param>
/// <param name="Mentions">Whom it concerns, at most ten.</param>
public sealed record RefreshEvent(string Event, IReadOnlyList<string> Lines, IReadOnlyList<string> Mentions);
