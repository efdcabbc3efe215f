namespace Evidence.Controls;

/// <summary>A condition on one fact of an artifact. All that is set must hold.</summary>
/// <param name="Metric">Name from the vocabulary; a trailing <c>*</c> matches a group (<c>fairness.*</c>).</param>
/// <param name="HasSlices">True: the fact must be about a slice.</param>
/// <param name="AtLeast">Smallest number that serves.</param>
/// <param name="AtMost">Largest number that serves.</param>
/// <param name="Is">Text that serves, compared without case.</param>
/// <param name="Attributes">Attributes that must have these values, compared without case.</param>
public sealed record FactCondition(
    string Metric,
    bool HasSlices = false,
    double? AtLeast = null,
    double? AtMost = null,
    string? Is = null,
    IReadOnlyDictionary<string, string>? Attributes = null);
