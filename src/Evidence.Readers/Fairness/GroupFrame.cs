using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>One comparison of groups: a Fairlearn <c>MetricFrame</c> or what looks like it.</summary>
/// <param name="Frame">The object that holds it.</param>
/// <param name="ByGroup">The values by group.</param>
/// <param name="Dimensions">What the groups differ in, as far as the frame or the name it stands under says.</param>
internal sealed record GroupFrame(JsonAt Frame, JsonAt ByGroup, IReadOnlyList<string> Dimensions)
{
    private const int MaxDepth = 6;

    /// <summary>The frames of a document, in its order.</summary>
    public static IEnumerable<GroupFrame> Find(JsonAt root, MetricNames names) => Find(root, null, [], false, names, 0);

    private static IEnumerable<GroupFrame> Find(JsonAt here, string? under, IReadOnlyList<string> inherited, bool isHinted, MetricNames names, int depth)
    {
        if (depth > MaxDepth)
        {
            return [];
        }

        var stated = Stated(here);
        var dimensions = stated.Count > 0 ? stated : inherited;
        if (here.Get(FairnessWords.ByGroup) is { Size: > 0 } byGroup && (byGroup.IsObject || byGroup.IsArray) && !HoldsFrames(byGroup))
        {
            return [new(here, byGroup, dimensions.Count > 0 ? dimensions : Named(under))];
        }

        isHinted |= under is not null && FairnessWords.IsHint(under);
        if (isHinted && IsGroupMap(here, under, names) && !HoldsFrames(here))
        {
            return [new(here, here, stated.Count > 0 ? stated : Named(under))];
        }

        return here.Members.SelectMany(member => Find(member.Value, member.Name, stated, isHinted, names, depth + 1))
            .Concat(here.Items.SelectMany(item => Find(item, under, stated, isHinted, names, depth + 1)));
    }

    // {"gender": {"Female": {"recall": 0.8}, "Male": {"recall": 0.7}}}: siblings that share a metric, under a name that says groups of people are meant.
    private static bool IsGroupMap(JsonAt here, string? under, MetricNames names)
    {
        if (under is null || FairnessWords.IsGeneric(under))
        {
            return false;
        }

        var groups = here.Members.Where(member => member.Value.IsObject && member.Value.Members.Any(value => value.Value.Number is not null && names.Known(value.Name) is not null)).ToList();
        return groups.Count >= 2 && groups.Count == here.Members.Count(member => member.Value.IsObject);
    }

    private static bool HoldsFrames(JsonAt here) => here.Members.Any(member => member.Value.Get(FairnessWords.ByGroup) is not null);

    private static IReadOnlyList<string> Named(string? under) => under is null || FairnessWords.IsGeneric(under) ? [] : [under];

    private static List<string> Stated(JsonAt here)
    {
        foreach (var (name, value) in here.Members.Where(member => FairnessWords.IsDimensionField(member.Name)))
        {
            var dimensions = value.IsArray ? [.. value.Items.Select(item => item.Text).OfType<string>()] : value.Text is { } text ? new List<string> { text } : [];
            if (dimensions.Count > 0)
            {
                return dimensions;
            }
        }

        return [];
    }
}
