namespace Evidence.Workflows;

/// <summary>Where a waiver stands after one person's part.</summary>
/// <param name="Accepted">False where it does not count; <paramref name="Reason"/> says why.</param>
/// <param name="Reason">What was recorded, or why it does not count, in a line.</param>
/// <param name="IsGranted">True: two people have accepted it, and it counts.</param>
public sealed record WaiverResult(bool Accepted, string Reason, bool IsGranted = false);
