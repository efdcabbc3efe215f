using System.Text.Json.Serialization;

namespace Evidence.Questionnaires;

/// <summary>What a reviewer made of one answer.</summary>
/// <param name="QuestionId">Which question.</param>
/// <param name="Verdict">Accepted, edited, rejected or new.</param>
/// <param name="Drafted">What was drafted; null: nothing.</param>
/// <param name="Final">What stands in the file now; null: nothing.</param>
/// <param name="Choice">The choice that stands in the file now; null: none.</param>
public sealed record ReviewedAnswer(
    string QuestionId,
    ReviewVerdict Verdict,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Drafted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Final,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Choice);
