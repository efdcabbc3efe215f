using System.Text.Json.Serialization;
using Evidence.Answers;

namespace Evidence.Questionnaires;

/// <summary>One question of a report. The first ten members are a contract (DESIGN: <c>--report</c>).</summary>
/// <param name="Id">Id of the question.</param>
/// <param name="Section">Headings above it.</param>
/// <param name="Text">As the customer wrote it.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Answer">The answer in words; null: none.</param>
/// <param name="Choice">The option chosen; null: none.</param>
/// <param name="Status">Drafted, review or unanswered.</param>
/// <param name="Confidence">Calibrated, 0 to 1.</param>
/// <param name="Citations">What it rests on.</param>
/// <param name="Reasons">Why it needs a look, and whom to ask.</param>
/// <param name="Kind">What kind of answer is asked for.</param>
/// <param name="Options">The form's own options.</param>
/// <param name="Filled">True where the answer was written into the file.</param>
/// <param name="Slots">Where the answer goes.</param>
/// <param name="Doubt">Why the reader is not sure of the question; null: sure.</param>
/// <param name="Owner">Whom to ask.</param>
public sealed record ReportedQuestion(
    string Id,
    string Section,
    string Text,
    string Location,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Choice,
    DraftStatus Status,
    double Confidence,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<string> Reasons,
    QuestionKind Kind,
    IReadOnlyList<string> Options,
    bool Filled,
    IReadOnlyList<AnswerSlot> Slots,
    string? Doubt,
    string? Owner);
