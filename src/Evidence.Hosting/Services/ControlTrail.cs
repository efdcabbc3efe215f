using Evidence.Controls;

namespace Evidence.Hosting.Services;

/// <summary>Where one control stands, followed to the bytes it rests on.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Assessment">Where the control stands.</param>
/// <param name="Steps">One for each piece of evidence, in the order of the assessment.</param>
public sealed record ControlTrail(string ReleaseId, DateTimeOffset AsOf, ControlAssessment Assessment, IReadOnlyList<TrailStep> Steps);
