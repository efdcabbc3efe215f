namespace Evidence.Gates.Rules;

/// <summary>One answer to a request to sign off, from a decision on a pack or from an approval that was collected.</summary>
/// <param name="Role">In what role.</param>
/// <param name="By">Who; null: not stated.</param>
/// <param name="IsApproval">True: approved; false: rejected; null: still pending.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="At">When it was given; for a pending one: null.</param>
/// <param name="Fact">The fact that says so; null: a decision on a pack.</param>
internal sealed record SignOff(string Role, string? By, bool? IsApproval, DateTimeOffset? AskedAt, DateTimeOffset? At, Facts.Fact? Fact);
