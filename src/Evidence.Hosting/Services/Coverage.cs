using Evidence.Controls;
using Evidence.Packs;

namespace Evidence.Hosting.Services;

/// <summary>Where the controls of a release stand.</summary>
/// <param name="ReleaseId">Which release.</param>
/// <param name="AsOf">The time it is judged at.</param>
/// <param name="Controls">Every control asked for, in the frameworks' order.</param>
/// <param name="Sources">What each source gave.</param>
public sealed record Coverage(string ReleaseId, DateTimeOffset AsOf, IReadOnlyList<ControlAssessment> Controls, IReadOnlyList<SourceOutcome> Sources);
