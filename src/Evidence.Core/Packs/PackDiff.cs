using Evidence.Gates;

namespace Evidence.Packs;

/// <summary>What changed from one pack to another.</summary>
/// <param name="BeforeRelease">Release of the earlier pack.</param>
/// <param name="BeforeAsOf">Time the earlier pack was judged at.</param>
/// <param name="AfterRelease">Release of the later pack.</param>
/// <param name="AfterAsOf">Time the later pack was judged at.</param>
/// <param name="Was">What the gates said.</param>
/// <param name="Is">What they say.</param>
/// <param name="Gates">Gates that came out differently.</param>
/// <param name="Controls">Controls whose status changed.</param>
/// <param name="Facts">Measurements with another value, new or gone; in order of metric and slice.</param>
/// <param name="Appeared">Evidence that is new or was replaced, a line each.</param>
/// <param name="Gone">Evidence that is no longer there, a line each.</param>
/// <param name="WentStale">Evidence that was fresh and no longer is, a line each.</param>
/// <param name="Lapsing">Waivers that lapsed in between or lapse within 30 days, a line each.</param>
public sealed record PackDiff(
    string BeforeRelease,
    DateTimeOffset BeforeAsOf,
    string AfterRelease,
    DateTimeOffset AfterAsOf,
    DispositionKind Was,
    DispositionKind Is,
    IReadOnlyList<PackChange> Gates,
    IReadOnlyList<PackChange> Controls,
    IReadOnlyList<PackChange> Facts,
    IReadOnlyList<string> Appeared,
    IReadOnlyList<string> Gone,
    IReadOnlyList<string> WentStale,
    IReadOnlyList<string> Lapsing)
{
    /// <summary>True where nothing is different; a waiver that is about to lapse is no difference yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty =>
        Was == Is && Gates.Count + Controls.Count + Facts.Count + Appeared.Count + Gone.Count + WentStale.Count == 0;
}
