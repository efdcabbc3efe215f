using Evidence.Artifacts;

namespace Evidence.Facts;

/// <summary>
/// A typed statement read out of an artifact. Either <see cref="Number"/> or <see cref="Text"/> is set.
/// Tickets are facts too: <c>risk.entry</c>, <c>finding.entry</c>, <c>incident.entry</c> and <c>approval.entry</c> hold the state as text and
/// severity, owner, dates and so on as <see cref="Attributes"/> (<see cref="FactAttributes"/>).
/// </summary>
/// <param name="Artifact">Digest of the artifact that says so.</param>
/// <param name="Metric">Name from the metric vocabulary, for instance <c>fairness.demographic_parity_difference</c>.</param>
/// <param name="Pointer">Where in the artifact: JSON pointer (RFC 6901), XPath, or <c>line 12</c>.</param>
/// <param name="Number">The value in the metric's unit; rates and shares are between 0 and 1.</param>
/// <param name="Text">The value where it is not a number.</param>
/// <param name="Slice">The part of the population it holds for; <see cref="Slice.Overall"/>: all of it.</param>
/// <param name="SampleSize">How many cases it rests on, where the artifact says.</param>
/// <param name="Successes">For a rate: how many of them counted, where the artifact says; else it follows from value and sample size.</param>
/// <param name="MeasuredAt">When it was measured, where the artifact says.</param>
/// <param name="Attributes">More that was said of it; sorted by name.</param>
public sealed record Fact(
    Sha256Digest Artifact,
    string Metric,
    string Pointer,
    double? Number = null,
    string? Text = null,
    Slice Slice = default,
    long? SampleSize = null,
    long? Successes = null,
    DateTimeOffset? MeasuredAt = null,
    IReadOnlyDictionary<string, string>? Attributes = null)
{
    /// <summary>The attribute of that name, or null.</summary>
    public string? Attribute(string name) => Attributes?.GetValueOrDefault(name);
}
