using System.Text.Json;
using System.Text.Json.Serialization;
using Evidence.Answers;

namespace Evidence.Drafting.Evaluation;

/// <summary>What matching makes of one labelled question.</summary>
/// <param name="Id">Which question.</param>
/// <param name="Answer">The entry ranked first, whatever the status; null: none comes near.</param>
/// <param name="Status">Drafted, for review, or unanswered.</param>
/// <param name="Confidence">Calibrated probability that the answer is right, 0 to 1.</param>
public sealed record AnswerPrediction(string Id, string? Answer, DraftStatus Status, double Confidence)
{
    private static readonly JsonSerializerOptions _line = new(EvidenceJson.Compact) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The line of a predictions file: <c>{"id","answer","status","confidence"}</c>, with <c>null</c> written out.</summary>
    public string ToJsonLine() => JsonSerializer.Serialize(this, _line);
}
