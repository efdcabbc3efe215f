using Evidence.Packs;

namespace Evidence.Workflows.Activities;

/// <summary>Who must decide on a pack, and where that stands.</summary>
public static class SignOffs
{
    /// <summary>Roles of which each must approve once: those of the policy's sign-off rules for the tier; empty: any one person decides.</summary>
    public static IReadOnlyList<string> RolesFor(PackContent judged)
    {
        ArgumentNullException.ThrowIfNull(judged);
        return [.. judged.Policy.SignOffs
            .Where(rule => rule.Tiers.Count == 0 || rule.Tiers.Contains(judged.Release.Tier))
            .SelectMany(rule => rule.Roles)
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Roles nobody has approved in yet.</summary>
    public static IReadOnlyList<string> Open(IReadOnlyList<string> roles, IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return [.. roles.Where(role => !decisions.Any(decision => decision.Kind == DecisionKind.Approve && decision.Role == role))];
    }

    /// <summary>One rejection rejects; every role approved approves; where no role is asked for, one approval does.</summary>
    public static PackVerdict VerdictOf(IReadOnlyList<string> roles, IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return decisions.Any(decision => decision.Kind == DecisionKind.Reject) ? PackVerdict.Rejected
            : decisions.Count > 0 && Open(roles, decisions).Count == 0 ? PackVerdict.Approved
            : PackVerdict.Pending;
    }
}
