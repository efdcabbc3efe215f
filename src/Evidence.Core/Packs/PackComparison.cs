using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;

namespace Evidence.Packs;

/// <summary>Says what changed from one pack to another.</summary>
public static class PackComparison
{
    /// <summary>How long before its end a waiver is said to be about to lapse: 30 days.</summary>
    public static TimeSpan LapsesSoon { get; } = TimeSpan.FromDays(30);

    private static readonly string[] _identity =
        [FactAttributes.Id, FactAttributes.Category, FactAttributes.Dataset, FactAttributes.SourceMetric];

    /// <summary>Compares two packs, usually of one release or of a release and the one after it.</summary>
    public static PackDiff Between(PackContent before, PackContent after) => new(
        before.Release.Id,
        before.AsOf,
        after.Release.Id,
        after.AsOf,
        before.Disposition.Kind,
        after.Disposition.Kind,
        Gates(before, after),
        Controls(before, after),
        Facts(before, after),
        [.. Appeared(before, after)],
        [.. Keyed(before).ExceptBy(Keyed(after).Keys, pair => pair.Key).Select(pair => Line(pair.Value))],
        [.. WentStale(before, after)],
        [.. Lapsing(before, after)]);

    private static PackChange[] Gates(PackContent before, PackContent after) => Changes(
        before.Gates.ToDictionary(result => result.Gate.Id, result => Word(result.Outcome), StringComparer.Ordinal),
        after.Gates.ToDictionary(result => result.Gate.Id, result => Word(result.Outcome), StringComparer.Ordinal),
        id => after.Gates.FirstOrDefault(result => result.Gate.Id == id)?.Reason);

    private static PackChange[] Controls(PackContent before, PackContent after)
    {
        var now = after.Controls.ToDictionary(control => control.Control);
        return Changes(
            before.Controls.ToDictionary(control => control.Control.ToString(), control => Word(control.Status), StringComparer.Ordinal),
            after.Controls.ToDictionary(control => control.Control.ToString(), control => Word(control.Status), StringComparer.Ordinal),
            id => ControlRef.TryParse(id, out var control) && now.TryGetValue(control, out var assessment) ? assessment.Reasons[0] : null);
    }

    private static PackChange[] Facts(PackContent before, PackContent after) => Changes(Values(before), Values(after), _ => null);

    private static PackChange[] Changes(Dictionary<string, string> before, Dictionary<string, string> after, Func<string, string?> why) =>
        [.. before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(key => new PackChange(key, before.GetValueOrDefault(key, ""), after.GetValueOrDefault(key, ""), why(key)))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.What, StringComparer.Ordinal)];

    private static Dictionary<string, string> Values(PackContent pack) =>
        new ReleaseEvidence(pack.Artifacts, pack.Readings).Facts
            .Select(measured => measured.Fact)
            .GroupBy(Identity, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), StringComparer.Ordinal);

    private static string Identity(Fact fact)
    {
        var attributes = _identity.Select(fact.Attribute).OfType<string>().ToArray();
        return fact.Metric
            + (fact.Slice.IsOverall ? "" : $" [{fact.Slice}]")
            + (attributes.Length == 0 ? "" : $" ({string.Join(", ", attributes)})");
    }

    private static string Value(Fact fact) =>
        fact.Number is { } number ? Figure.Of(number) + (fact.SampleSize is { } cases ? $" (n={cases})" : "") : fact.Text ?? "";

    private static Dictionary<(string Source, string Name, string Locator), Artifact> Keyed(PackContent pack) =>
        pack.Artifacts
            .GroupBy(artifact => (artifact.Provenance.Source, artifact.Name, artifact.Provenance.Locator))
            .ToDictionary(group => group.Key, group => group.First());

    private static IEnumerable<string> Appeared(PackContent before, PackContent after)
    {
        var was = Keyed(before);
        foreach (var (key, artifact) in Keyed(after))
        {
            if (!was.TryGetValue(key, out var old))
            {
                yield return Line(artifact);
            }
            else if (old.Digest != artifact.Digest)
            {
                yield return $"{Line(artifact)}, replaces {old.Digest.Short}";
            }
        }
    }

    private static string Line(Artifact artifact) => $"{artifact.Provenance.Source}: {artifact.Name} ({artifact.Digest.Short})";

    private static IEnumerable<string> WentStale(PackContent before, PackContent after)
    {
        var fresh = before.Controls.SelectMany(control => control.Evidence).Where(piece => piece.IsFresh).Select(piece => (piece.Artifact, piece.Mapping)).ToHashSet();
        return after.Controls
            .SelectMany(control => control.Evidence)
            .Where(piece => !piece.IsFresh && fresh.Contains((piece.Artifact, piece.Mapping)))
            .Select(piece => $"{piece.ArtifactName} ({piece.Artifact.Short}), fresh until {Figure.Day(piece.FreshUntil ?? piece.Age)}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lapsing(PackContent before, PackContent after) =>
        after.Policy.Waivers
            .Where(waiver => waiver.IsFor(after.Release) && waiver.Expires > before.AsOf && waiver.Expires <= after.AsOf + LapsesSoon)
            .OrderBy(waiver => waiver.Expires)
            .ThenBy(waiver => waiver.Id, StringComparer.Ordinal)
            .Select(waiver => $"{waiver.Id} ({waiver.Gate ?? waiver.Control}) {(waiver.Expires < after.AsOf ? "lapsed" : "lapses")} on {Figure.Day(waiver.Expires)}");

    private static string Word<T>(T value)
        where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
