using System.Text.Json.Serialization;
using Evidence.Packs;

namespace Evidence.Workflows;

/// <summary>What one source gave, in short.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="State">How far it was collected.</param>
/// <param name="Expected">How many items it said there are; null: it does not say.</param>
/// <param name="Received">How many were received.</param>
/// <param name="AlreadyKnown">How many of them were there before.</param>
/// <param name="Gaps">How many gaps.</param>
/// <param name="FirstGap">The first gap, in a line.</param>
public sealed record SourceSummary(string Source, SourceState State, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Expected, long Received, long AlreadyKnown, int Gaps, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? FirstGap);
