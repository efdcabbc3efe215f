using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Signing;
using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Verification;

/// <summary>Holds each decision of a pack against the manifest it was taken on.</summary>
internal static class DecisionCheck
{
    public static async Task<string?> FindFaultAsync(byte[] decisions, PackManifest manifest, Func<Sha256Digest, Task<byte[]?>> readDecided, List<string> said)
    {
        foreach (var decision in Parse(decisions) ?? [])
        {
            var path = PackEntries.Decided(decision.Saw);
            if (await readDecided(decision.Saw).ConfigureAwait(false) is not { } bytes)
            {
                return $"{PackEntries.Decisions}: {decision.By} decided on the manifest {decision.Saw.Short}, which is not in the pack";
            }

            if (Sha256Digest.Of(bytes) != decision.Saw || PackManifest.Parse(bytes) is not { } decided)
            {
                return $"{path}: is not the manifest that {decision.By} decided on";
            }

            said.Add(Sentence(DecisionBindings.Compare(decision, decided, manifest)));
        }

        return Parse(decisions) is null ? $"{PackEntries.Decisions}: is not a list of decisions" : null;
    }

    private static string Sentence(BoundDecision bound)
    {
        var decision = bound.Decision;
        var verb = decision.Kind == DecisionKind.Approve ? "approved" : "rejected";
        var on = bound.Binding switch
        {
            DecisionBinding.SameContent => "this very content",
            DecisionBinding.SameEvidence => $"the same evidence, which was judged again since ({bound.Difference} differs)",
            _ => $"other evidence ({bound.Difference} differs)",
        };
        return $"decision: {decision.By}{(decision.Role is null ? "" : $" ({decision.Role})")} {verb} {on} on {Figure.Day(decision.At)}";
    }

    private static IReadOnlyList<Decision>? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<IReadOnlyList<Decision>>(json, EvidenceJson.Compact);
        }
        catch (JsonException)
        {
            // Not decisions; the caller says so.
            return null;
        }
    }
}
