namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>One mapping as written.</summary>
internal sealed class MappingYaml
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public ConditionYaml? When { get; init; }

    public List<string> Controls { get; init; } = [];

    public string Strength { get; init; } = "";

    public string Expects { get; init; } = "";

    public string? Fresh { get; init; }

    public List<int> Tiers { get; init; } = [];

    public bool IsDirect => Strength == "direct";

    public bool IsFor(int tier) => Tiers.Count == 0 || Tiers.Contains(tier);

    internal sealed class ConditionYaml
    {
        public string Metric { get; init; } = "";

        public bool Sliced { get; init; }

        public double? AtLeast { get; init; }

        public double? AtMost { get; init; }

        public string? Is { get; init; }

        public Dictionary<string, string> Attributes { get; init; } = [];
    }

    internal sealed class FileYaml
    {
        public List<MappingYaml> Mappings { get; init; } = [];
    }
}
