using System.Reflection;
using System.Text.Json;

namespace Evidence.Drafting.Matching;

/// <summary>What was fitted on labelled questions: how features are weighed, and how a score becomes a probability.</summary>
/// <param name="Ranker">Weight by name of feature.</param>
/// <param name="Confidence">Weight by name of feature, of the standardised value.</param>
/// <param name="Means">Mean by name of feature.</param>
/// <param name="Deviations">Standard deviation by name of feature.</param>
/// <param name="Bias">Added to the weighed sum.</param>
/// <param name="Steps">Isotonic steps: confidence from a raw probability on; linear in between. Empty: as it is.</param>
/// <param name="Fitted">On what it was fitted, for people.</param>
internal sealed record MatchWeights(
    IReadOnlyDictionary<string, double> Ranker,
    IReadOnlyDictionary<string, double> Confidence,
    IReadOnlyDictionary<string, double> Means,
    IReadOnlyDictionary<string, double> Deviations,
    double Bias,
    IReadOnlyList<CalibrationStep> Steps,
    string Fitted)
{
    private static readonly Lazy<MatchWeights> _shipped = new(LoadShipped);

    /// <summary>The weights that came with this build.</summary>
    public static MatchWeights Shipped => _shipped.Value;

    /// <summary>Reads a file of weights.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: it is not one.</exception>
    public static MatchWeights Parse(ReadOnlySpan<byte> json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<MatchWeights>(json, EvidenceJson.Compact) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(FaultCode.Configuration, $"{file}: not a file of matching weights; write it again with 'evidence answers evaluate GOLD.jsonl --calibrate'.", fault);
        }
    }

    private static MatchWeights LoadShipped()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Evidence.Drafting.matching.json")!;
        return JsonSerializer.Deserialize<MatchWeights>(stream, EvidenceJson.Compact)!;
    }
}
