using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>What one detector made of the outputs to one probe.</summary>
internal sealed record GarakEvaluation(string Pointer, string Probe, string Detector, long Passed, long Total, long Unjudged, string? FailureLower, string? FailureUpper, string? Confidence)
{
    public long Failed => Total - Passed;

    /// <summary>The family of probes, garak's name for a kind of harm or attack.</summary>
    public string Module => ModuleOf(Probe);

    public static GarakEvaluation? Read(JsonAt line, string pointer)
    {
        // Up to 0.9 the count of judged outputs was called "total".
        var total = line.Get("total_evaluated", "total")?.Count;
        return line.Get("passed")?.Count is { } passed && total >= passed
            ? new(
                pointer,
                Plain(line.Get("probe")?.Text ?? "(unnamed)"),
                Plain(line.Get("detector")?.Text ?? "(unnamed)"),
                passed,
                total.Value,
                line.Get("nones")?.Count ?? 0,
                line.Get("confidence_lower")?.Text,
                line.Get("confidence_upper")?.Text,
                line.Get("confidence")?.Text)
            : null;
    }

    /// <summary>The name without the prefix that old versions put before it.</summary>
    public static string Plain(string name)
    {
        foreach (var prefix in new[] { "probes.", "detectors.", "detector.", "detector " })
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name[prefix.Length..];
            }
        }

        return name;
    }

    public static string ModuleOf(string probe) => probe.Split('.')[0];

    public About About() => Content.About.Sliced(
        "probe",
        Probe,
        (FactAttributes.Category, Module),
        ("detector", Detector),
        ("unjudged", Unjudged > 0 ? Unjudged.ToString(CultureInfo.InvariantCulture) : null),
        ("failure-rate-lower", FailureLower),
        ("failure-rate-upper", FailureUpper),
        ("confidence", Confidence));
}
