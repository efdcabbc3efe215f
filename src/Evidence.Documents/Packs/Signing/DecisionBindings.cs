using Evidence.Documents.Packs.Entries;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Signing;

/// <summary>
/// Compares what people decided on with what a pack holds. A decision becomes part of the next pack and changes its manifest, so the manifests themselves
/// differ; the evidence and the judgement in them must not.
/// </summary>
internal static class DecisionBindings
{
    private static readonly string[] _evidence = [PackEntries.Artifacts, PackEntries.Readings, PackEntries.Facts, "sources.json"];
    private static readonly string[] _judgement = ["gates.json", "coverage.json", "risks.json"];

    public static BoundDecision Compare(Decision decision, PackManifest decided, PackManifest here)
    {
        var evidence = FirstDifference(decided, here, path => path.StartsWith("artifacts/", StringComparison.Ordinal) || _evidence.Contains(path));
        if (evidence is not null)
        {
            return new BoundDecision(decision, DecisionBinding.OtherEvidence, evidence);
        }

        var judgement = FirstDifference(decided, here, _judgement.Contains);
        return new BoundDecision(decision, judgement is null ? DecisionBinding.SameContent : DecisionBinding.SameEvidence, judgement);
    }

    private static string? FirstDifference(PackManifest decided, PackManifest here, Func<string, bool> counts)
    {
        var before = decided.Entries.Where(entry => counts(entry.Path)).ToDictionary(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        var now = here.Entries.Where(entry => counts(entry.Path)).ToDictionary(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        return before.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(path => before.GetValueOrDefault(path) != now.GetValueOrDefault(path));
    }
}
