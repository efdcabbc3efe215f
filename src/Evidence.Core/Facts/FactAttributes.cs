namespace Evidence.Facts;

/// <summary>Names of attributes that rules look at.</summary>
public static class FactAttributes
{
    /// <summary><c>critical</c>, <c>high</c>, <c>medium</c>, <c>low</c> or <c>info</c>.</summary>
    public const string Severity = "severity";

    /// <summary>Name or address of the person or team responsible.</summary>
    public const string Owner = "owner";

    /// <summary>Identifier at the source: an issue key, a sys_id, a number.</summary>
    public const string Id = "id";

    /// <summary>What it is called at the source.</summary>
    public const string Title = "title";

    /// <summary>When it was opened (ISO 8601).</summary>
    public const string Opened = "opened";

    /// <summary>When it was closed, mitigated or resolved (ISO 8601).</summary>
    public const string Closed = "closed";

    /// <summary>When it is due (ISO 8601).</summary>
    public const string Due = "due";

    /// <summary>What was done about it.</summary>
    public const string Mitigation = "mitigation";

    /// <summary>What risk is left, in words or <c>high</c>, <c>medium</c>, <c>low</c>.</summary>
    public const string ResidualRisk = "residual-risk";

    /// <summary>Role of who approved, for instance <c>privacy</c>.</summary>
    public const string Role = "role";

    /// <summary>What kind of probe, test, or category of harm it is about.</summary>
    public const string Category = "category";

    /// <summary>Name of the tool that measured.</summary>
    public const string Tool = "tool";

    /// <summary>Name of the metric as the artifact has it, where it was normalised.</summary>
    public const string SourceMetric = "source-metric";

    /// <summary>Dataset or population it was measured on.</summary>
    public const string Dataset = "dataset";

    /// <summary>For a comparison of groups: what the groups differ in, for instance <c>gender</c>. The value holds for the whole population.</summary>
    public const string Dimension = "dimension";
}
