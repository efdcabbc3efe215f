using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>One value of one metric for one group.</summary>
/// <param name="Metric">As the tool names it.</param>
/// <param name="Group">The group.</param>
/// <param name="Value">The value, where it stands.</param>
internal sealed record GroupCell(string Metric, Slice Group, JsonAt Value);
