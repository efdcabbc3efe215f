namespace Evidence.Questionnaires;

/// <summary>One question of a questionnaire.</summary>
/// <param name="Id">Stable for the same file: the customer's own id where it has one and it is unique, else derived from the place.</param>
/// <param name="Section">Headings above it, outermost first, joined by <c> &gt; </c>; empty: none.</param>
/// <param name="Text">The question as the customer wrote it, white space folded.</param>
/// <param name="Kind">What kind of answer is asked for.</param>
/// <param name="Options">The form's own options, in its own words, for choices.</param>
/// <param name="Location">Where it stands, for people: <c>table 3, row 7</c>, <c>Sheet1!C12</c>.</param>
/// <param name="Slots">Where answers go; empty: nowhere in the file.</param>
/// <param name="Doubt">Why the reader is not sure that this is a question, or where its answer goes; null: sure.</param>
/// <param name="ExistingAnswer">What the customer's file already holds as its answer; null: nothing.</param>
/// <param name="Parent">Id of the question it follows up or is a part of; null: none.</param>
/// <param name="Number">The customer's own number or id as shown, not necessarily unique; null: none.</param>
public sealed record Question(
    string Id,
    string Section,
    string Text,
    QuestionKind Kind,
    IReadOnlyList<string> Options,
    string Location,
    IReadOnlyList<AnswerSlot> Slots,
    string? Doubt = null,
    string? ExistingAnswer = null,
    string? Parent = null,
    string? Number = null);
