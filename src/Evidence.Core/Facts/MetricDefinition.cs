namespace Evidence.Facts;

/// <summary>One word of the metric vocabulary (framework-mappings/metrics.yaml).</summary>
/// <param name="Id">Dotted name, group first: <c>safety.pass_rate</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit"><c>share</c> (0 to 1), <c>count</c>, <c>score</c>, <c>seconds</c>, <c>days</c>, <c>text</c> or a symbol.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="IsRate">True for a share of independent cases, which is judged by its Wilson bound.</param>
/// <param name="Meaning">What it says, in a sentence.</param>
/// <param name="Source">Who defines it: a paper, a standard, a tool's page.</param>
/// <param name="Aliases">Names tools give it, compared without case, spaces, hyphens and underscores.</param>
public sealed record MetricDefinition(
    string Id,
    string Title,
    string Unit,
    MetricDirection Direction,
    bool IsRate,
    string Meaning,
    string Source,
    IReadOnlyList<string> Aliases);
