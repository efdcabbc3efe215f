using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>One comparison of groups: a Fairlearn <c>MetricFrame</c> or what looks like it.</summary>
/// <param name="Frame">The object that holds it.</param>
/// <param name="ByGroup">The values by group.</param>
/// <param name="Dimensions">What the groups differ in, as far as the frame or the name it stands under says.</param>
/// <param name="Part">Where one frame holds several comparisons (<c>by_group.sex</c>, <c>by_group.race</c>): the name of this one; its disparities stand under it.</param>
internal sealed record GroupFrame(JsonAt Frame, JsonAt ByGroup, IReadOnlyList<string> Dimensions, string? Part = null)
{
    private const int MaxDepth = 6;

    /// <summary>The frames of a document, in its order.</summary>
    /// <param name="root">The document.</param>
    /// <param name="names">The vocabulary.</param>
    /// <param name="isDeclared">True where a sidecar says it is a fairness report: then siblings of the same metrics are groups under any name.</param>
    public static IReadOnlyList<GroupFrame> Find(JsonAt root, MetricNames names, bool isDeclared)
    {
        var found = Find(root, null, [], false, names, 0).ToList();
        return found.Count > 0 ? found : FindTable(root, names, isDeclared);
    }

    // A frame's by_group written by itself, in any of the shapes pandas has.
    private static IReadOnlyList<GroupFrame> FindTable(JsonAt root, MetricNames names, bool isDeclared)
    {
        if (IsTable(root, names) || (isDeclared && IsGroups(root, names)) || IsRows(root, names, isDeclared) || IsSplit(root, names))
        {
            return [new(root, root, Texts(root.Get("index_names")))];
        }

        // orient="table" says which columns are keys.
        return root.Get("schema") is { IsObject: true } schema && root.Get("data") is { IsArray: true } data && IsRows(data, names, isDeclared: true) ? [new(root, data, Texts(schema.Get("primaryKey")))] : [];
    }

    private static bool IsRows(JsonAt rows, MetricNames names, bool isDeclared) =>
        rows.IsArray && rows.Size > 1 && rows.Items.All(row => row.IsObject
            && row.Members.Any(member => member.Value.Number is not null && names.Known(member.Name) is not null)
            && row.Members.Any(member => member.Value is { Number: null, Text: not null } && (isDeclared || FairnessWords.IsKey(member.Name))));

    private static bool IsSplit(JsonAt root, MetricNames names) =>
        root.Get("data") is { IsArray: true } && root.Get("columns") is { IsArray: true } columns && columns.Items.Any(column => names.Known(column.Text ?? "") is not null)
        && root.Get("index") is { IsArray: true, Size: > 1 } index && index.Items.All(entry => entry.IsArray || entry is { Number: null, Text: not null });

    private static List<string> Texts(JsonAt? list) => [.. list?.Items.Select(item => item.Text).OfType<string>() ?? []];

    // What a frame's by_group.to_json() is by itself: {"accuracy": {"F": 0.8, "M": 0.9}, "selection_rate": {"F": 0.2, "M": 0.3}}.
    private static bool IsTable(JsonAt root, MetricNames names) =>
        root.Size > 0
        && root.Members.All(member => member.Value.IsObject && member.Value.Size > 1 && member.Value.Members.All(value => !value.Value.IsObject && !value.Value.IsArray))
        && root.Members.Any(member => names.Known(member.Name) is not null)
        && root.Members.All(member => FairnessWords.IsCount(member.Name) || names.Known(member.Name) is not null || member.Value.Members.All(value => value.Value.Number is null));

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
            return IsByFeature(byGroup, names)
                ? byGroup.Members.Where(member => member.Value.IsObject).Select(member => new GroupFrame(here, member.Value, [member.Name], member.Name))
                : [new(here, byGroup, dimensions.Count > 0 ? dimensions : Named(under))];
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
        return under is not null && !FairnessWords.IsGeneric(under) && IsGroups(here, names);
    }

    // {"sex": {"F": {"recall": 0.8}, "M": {"recall": 0.7}}, "race": {...}}: a table for each feature.
    private static bool IsByFeature(JsonAt byGroup, MetricNames names) =>
        byGroup.IsObject && byGroup.Members.All(member => names.Known(member.Name) is null && !FairnessWords.IsCount(member.Name) && IsGroups(member.Value, names));

    private static bool IsGroups(JsonAt here, MetricNames names)
    {
        var groups = here.Members.Where(member => member.Value.IsObject && member.Value.Members.Any(value => value.Value.Number is not null && names.Known(value.Name) is not null)).ToList();
        return groups.Count >= 2 && groups.Count == here.Members.Count(member => member.Value.IsObject);
    }

    private static bool HoldsFrames(JsonAt here) =>
        here.Members.Any(member => member.Value.Get(FairnessWords.ByGroup) is not null) || here.Items.Any(item => item.Get(FairnessWords.ByGroup) is not null);

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
