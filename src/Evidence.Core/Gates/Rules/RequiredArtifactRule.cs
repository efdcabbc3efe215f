using Evidence.Facts;
using Evidence.Packs;

namespace Evidence.Gates.Rules;

/// <summary>
/// A fresh artifact of a kind is there. Reads <see cref="Gate.Kind"/>, <see cref="Gate.FreshFor"/>, <see cref="Gate.AtLeast"/> (how many; default 1) and
/// <see cref="Gate.Where"/> (attributes of its provenance).
/// </summary>
/// <remarks>An artifact without findings counts: an empty report is evidence. One that its reader could not read does not count.</remarks>
internal sealed class RequiredArtifactRule : IGateRule
{
    public GateResult Judge(Gate gate, GateInput input)
    {
        if (gate.Kind is not { } kind)
        {
            return new GateResult(gate, GateOutcome.Inconclusive, "The gate names no kind of artifact.");
        }

        CollectedArtifact[] there = [.. input.Collected.OfKind(kind).Where(collected => IsWhere(gate, collected))];
        CollectedArtifact[] readable = [.. there.Where(collected => collected.Broken is null)];
        CollectedArtifact[] fresh = [.. readable.Where(collected => input.AsOf <= collected.Age + FactSelection.Window(gate, input.Policy, collected))];
        var needed = (int)Math.Ceiling(gate.AtLeast ?? 1);
        if (fresh.Length >= needed && fresh.Length > 0)
        {
            var newest = fresh.MaxBy(collected => collected.Age)!;
            return new GateResult(gate, GateOutcome.Pass, $"'{newest.Artifact.Name}' ({newest.Artifact.Digest.Short}) was made {Figure.Day(newest.Age)}.", fresh.Length, Artifacts: Digests(fresh));
        }

        return there.Length == 0
            ? new GateResult(gate, GateOutcome.Missing, $"No {kind} was collected.{Absence.Because(kind, input)}")
            : NotEnough(gate, input, kind, there, readable, fresh, needed);
    }

    private static bool IsWhere(Gate gate, CollectedArtifact collected) =>
        gate.Where is not { } where
        || where.All(pair => string.Equals(collected.Artifact.Provenance.Attributes?.GetValueOrDefault(pair.Key), pair.Value, StringComparison.OrdinalIgnoreCase));

    private static GateResult NotEnough(
        Gate gate,
        GateInput input,
        string kind,
        CollectedArtifact[] there,
        CollectedArtifact[] readable,
        CollectedArtifact[] fresh,
        int needed)
    {
        if (readable.Length == 0)
        {
            return new GateResult(gate, GateOutcome.Inconclusive, $"'{there[0].Artifact.Name}' could not be read: {there[0].Broken!.TrimEnd('.')}.", 0, Artifacts: Digests(there));
        }

        if (fresh.Length == 0)
        {
            var newest = readable.MaxBy(collected => collected.Age)!;
            var window = FactSelection.Window(gate, input.Policy, newest);
            return new GateResult(
                gate,
                GateOutcome.Stale,
                $"'{newest.Artifact.Name}' was made {Figure.Day(newest.Age)} and counts for {Figure.Of((long)window.TotalDays)} days.",
                0,
                Artifacts: Digests(readable));
        }

        return new GateResult(gate, GateOutcome.Fail, $"{fresh.Length} fresh {kind} of {needed} asked for.", fresh.Length, Artifacts: Digests(fresh));
    }

    private static Artifacts.Sha256Digest[] Digests(CollectedArtifact[] contents) => [.. contents.Select(collected => collected.Artifact.Digest)];
}
