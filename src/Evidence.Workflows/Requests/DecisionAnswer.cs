namespace Evidence.Workflows;

/// <summary>What came of one decision, for whoever waits for theirs while others decide.</summary>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Reason">What came of it, in a line.</param>
public sealed record DecisionAnswer(string By, DateTimeOffset At, string Reason);
