namespace Evidence.Workspace.Tests.FrameworkData;

/// <summary>A crosswalk file as written.</summary>
internal sealed class CrosswalkYaml
{
    public string Crosswalk { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Source { get; init; } = "";

    public List<RowYaml> Rows { get; init; } = [];

    public IEnumerable<(string From, string To)> Pairs => Rows.Select(row => ($"{From}:{row.From}", $"{To}:{row.To}"));

    internal sealed class RowYaml
    {
        public string From { get; init; } = "";

        public string To { get; init; } = "";

        public string Relation { get; init; } = "";

        public string Reason { get; init; } = "";
    }
}
