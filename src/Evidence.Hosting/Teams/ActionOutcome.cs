namespace Evidence.Hosting.Teams;

/// <summary>What came of a button.</summary>
/// <param name="IsDone">False: nothing was changed.</param>
/// <param name="Message">What was recorded, or why not, in a line.</param>
internal sealed record ActionOutcome(bool IsDone, string Message);
