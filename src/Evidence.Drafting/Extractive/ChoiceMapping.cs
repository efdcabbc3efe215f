using Evidence.Answers;
using Evidence.Drafting.Text;

namespace Evidence.Drafting.Extractive;

/// <summary>Finds the option of a form that says what an answer says, exactly or not at all.</summary>
internal static class ChoiceMapping
{
    /// <summary>The option that says it; null: none does, or more than one.</summary>
    public static string? Option(AnswerChoice choice, IReadOnlyList<string> options)
    {
        var fitting = options.Where(option => ChoiceWords.Of(option) == Word(choice)).ToList();
        return fitting.Count == 1 ? fitting[0] : fitting.Find(option => IsBare(option));
    }

    /// <summary>The choice as it must be worded for a question asked the other way round; null: it cannot be said.</summary>
    /// <param name="choice">What holds for the question of the library.</param>
    /// <param name="asked">Which way round the customer asks.</param>
    /// <param name="own">Which way round the library asks.</param>
    public static AnswerChoice? Turn(AnswerChoice choice, Polarity asked, Polarity own) =>
        asked == own ? choice
        : asked == Polarity.Doubtful || own == Polarity.Doubtful ? null
        : choice switch
        {
            AnswerChoice.Yes => AnswerChoice.No,
            AnswerChoice.No => AnswerChoice.Yes,
            AnswerChoice.Partial => AnswerChoice.Partial,
            _ => AnswerChoice.Na,
        };

    private static ChoiceWord Word(AnswerChoice choice) => choice switch
    {
        AnswerChoice.Yes => ChoiceWord.Yes,
        AnswerChoice.No => ChoiceWord.No,
        AnswerChoice.Partial => ChoiceWord.Partial,
        _ => ChoiceWord.NotApplicable,
    };

    private static bool IsBare(string option) => option.Trim().All(letter => char.IsLetter(letter) || letter is '/');
}
