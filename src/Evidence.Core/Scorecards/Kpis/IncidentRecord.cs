using System.Globalization;
using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Scorecards.Kpis;

/// <summary>An incident that was collected for a release.</summary>
/// <param name="Opened">When it began; null: not stated.</param>
/// <param name="Closed">When it was resolved; null: it is not, or that is not stated.</param>
/// <param name="Category">What it was put down to; null: not stated.</param>
internal sealed record IncidentRecord(DateTimeOffset? Opened, DateTimeOffset? Closed, string? Category)
{
    /// <summary>All of them; null: nobody looked, for no artifact lists incidents.</summary>
    public static IReadOnlyList<IncidentRecord>? Of(KpiInput input)
    {
        IncidentRecord[] found = [.. input.Collected.FactsOf("incident.entry")
            .GroupBy(measured => measured.Fact.Attribute(FactAttributes.Id) ?? measured.Fact.Artifact.Hex + measured.Fact.Pointer, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(measured => measured.Age).First().Fact)
            .Select(fact => new IncidentRecord(Time(fact, FactAttributes.Opened), Time(fact, FactAttributes.Closed), fact.Attribute(FactAttributes.Category)))];
        return found.Length > 0 || input.Collected.OfKind(ArtifactKinds.Incident).Any(artifact => artifact.Broken is null) ? found : null;
    }

    private static DateTimeOffset? Time(Fact fact, string attribute) =>
        DateTimeOffset.TryParse(fact.Attribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
