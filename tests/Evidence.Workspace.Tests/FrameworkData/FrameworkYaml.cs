namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>A framework file as written.</summary>
internal sealed class FrameworkYaml
{
    public string Framework { get; init; } = "";

    public string Title { get; init; } = "";

    public string Version { get; init; } = "";

    public string Publisher { get; init; } = "";

    public string Source { get; init; } = "";

    public bool Guidance { get; init; }

    public List<GroupYaml> Groups { get; init; } = [];

    public List<ControlYaml> Controls { get; init; } = [];

    public IEnumerable<string> Ids => Controls.Select(control => control.Id);

    internal sealed class GroupYaml
    {
        public string Id { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Parent { get; init; }
    }

    internal sealed class ControlYaml
    {
        public string Id { get; init; } = "";

        public string Title { get; init; } = "";

        public string Group { get; init; } = "";

        public string Source { get; init; } = "";

        public string? Expects { get; init; }
    }
}
