using Evidence.Gates;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>policies/*.yaml.</summary>
internal static class PolicyFile
{
    private static readonly string[] _requiredMoments = ["granted", "expires"];

    public static Policy Read(YamlMap file, string id)
    {
        var answers = file.Map("answers");
        var policy = new Policy(
            id,
            file.OptionalText("title") ?? id,
            file.Number("confidence", 0.5, 0.9999) ?? 0.95,
            ReadFreshness(file),
            [.. file.Maps("gates").Select(GateEntry.Read)],
            [.. file.Maps("sign-offs").Select(ReadSignOff)],
            [.. file.Maps("waivers").Select(ReadWaiver)],
            answers?.Number("draft-at-least", 0, 1) ?? Policy.UsualDraftAtLeast,
            answers?.Number("review-at-least", 0, 1) ?? Policy.UsualReviewAtLeast);
        answers?.Finish();
        if (policy.Gates.Count == 0)
        {
            file.Problem("'gates' is missing or empty", "a list of at least one gate; without gates nothing could ever be a go");
        }

        CheckIds(policy, file);
        file.Finish();
        return policy;
    }

    private static SortedDictionary<string, TimeSpan> ReadFreshness(YamlMap file)
    {
        var windows = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        if (file.Map("fresh-for") is { } map)
        {
            foreach (var kind in map.Names)
            {
                if (map.Duration(kind) is { } window)
                {
                    windows[kind] = window;
                }
            }
        }

        return windows;
    }

    private static SignOffRule ReadSignOff(YamlMap map)
    {
        var rule = new SignOffRule(Tiers.Read(map), map.Texts("roles"), (int)(map.Whole("within", 1, 365) ?? 10));
        if (rule.Roles.Count == 0)
        {
            map.Problem("'roles' is missing or empty", "a list of roles of which each must approve");
        }

        map.Finish();
        return rule;
    }

    private static Waiver ReadWaiver(YamlMap map)
    {
        var waiver = new Waiver(
            map.Text("id", "a name unique in the policy"),
            map.OptionalText("gate"),
            map.OptionalText("control"),
            map.OptionalText("release"),
            map.Text("reason", "why it is accepted"),
            map.Text("residual-risk", "what risk is left"),
            map.Texts("approved-by"),
            map.Moment("granted") ?? DateTimeOffset.MaxValue,
            map.Moment("expires", endOfDay: true) ?? DateTimeOffset.MinValue);
        if (waiver.Gate is null == waiver.Control is null)
        {
            map.Problem($"waiver '{waiver.Id}' names {(waiver.Gate is null ? "neither a gate nor a control" : "a gate and a control")}", "'gate: id' or 'control: framework:id'");
        }

        if (waiver.ApprovedBy.Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
        {
            map.Problem($"waiver '{waiver.Id}' is approved by {waiver.ApprovedBy.Count} people", "at least two different people under 'approved-by'", "approved-by");
        }

        foreach (var name in _requiredMoments.Where(name => !map.Has(name)))
        {
            map.Problem($"'{name}' is missing", "a date as YYYY-MM-DD");
        }

        map.Finish();
        return waiver;
    }

    private static void CheckIds(Policy policy, YamlMap file)
    {
        foreach (var twice in policy.Gates.GroupBy(gate => gate.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            file.Problem($"gate '{twice.Key}' stands there {twice.Count()} times", "each id once", "gates");
        }

        var gates = policy.Gates.Select(gate => gate.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var waiver in policy.Waivers.Where(waiver => waiver.Gate is not null && !gates.Contains(waiver.Gate)))
        {
            file.Problem($"waiver '{waiver.Id}' is for gate '{waiver.Gate}', which is not there", $"one of {Words.List(gates)}", "waivers");
        }
    }
}
