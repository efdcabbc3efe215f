using Evidence.Facts;

namespace Evidence.Scorecards;

/// <summary>One key figure of the programme. docs/scorecard.md says the same at length.</summary>
/// <param name="Id">Lower-case words joined by hyphens.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Formula">How it is computed, in words.</param>
/// <param name="Source">What it is computed from.</param>
/// <param name="Unit"><c>share</c> (0 to 1), <c>days</c>, <c>business days</c>, <c>hours</c>, <c>count</c>, <c>per 30 days</c> or <c>score</c>.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record KpiDefinition(string Id, string Title, string Formula, string Source, string Unit, MetricDirection Direction);
