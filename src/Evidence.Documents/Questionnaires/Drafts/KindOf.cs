using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>Tells what kind of answer is asked for.</summary>
internal static partial class KindOf
{
    /// <summary>The kind by options and words.</summary>
    /// <param name="text">The question.</param>
    /// <param name="options">The form's options.</param>
    /// <param name="takesWords">True: the place takes words, not one of the options.</param>
    public static QuestionKind Question(string text, IReadOnlyList<string> options, bool takesWords)
    {
        if (options.Count > 0 && !takesWords)
        {
            return Several().IsMatch(Fold.Letters(text)) && !options.All(ChoiceWords.IsChoice) ? QuestionKind.MultiChoice : QuestionKind.Choice;
        }

        var folded = Fold.Letters(text);
        return RespondentFields.Are(text) ? QuestionKind.FormField : Attach().IsMatch(folded) ? QuestionKind.Attachment : folded.Length <= 60 && Date().IsMatch(folded) ? QuestionKind.Date : QuestionKind.Open;
    }

    [GeneratedRegex(@"\ball (?:that|which) apply|\b(?:select|tick|check|mark|choose) (?:all|any|each|every|one or more)|multiple (?:choice|answers|selection)|mehrfachauswahl|mehrere antworten|alles zutreffende|plusieurs (?:reponses|choix)|toutes les reponses|varias respuestas|todas las que|todo lo que|piu risposte|tutte le|meerdere antwoorden|alle die van toepassing|todas as opcoes|varias respostas|複数(?:回答|選択)|すべて選択")]
    private static partial Regex Several();

    [GeneratedRegex(@"^(?:please |kindly )?(?:attach|upload|enclose)\b|\bprovide (?:a |the )?(?:copy|copies) of\b|^(?:bitte )?(?:fugen sie|legen sie).{0,80}\bbei\b|^(?:veuillez )?(?:joindre|joignez)\b|^(?:por favor,? )?adjunt|^(?:si prega di )?allegare\b|添付してください")]
    private static partial Regex Attach();

    [GeneratedRegex(@"^(?:date|datum|fecha|data(?= (?:d[aeio]|\()|\s*[:：]?$)|日付|提出日|記入日)(?!\w)[^?]{0,30}[:：]?$|\bdate of\b[^?]{0,40}:?$|^(?:completion|effective|expiry|expiration|issue|start|end|signature|review|version) date:?$")]
    private static partial Regex Date();
}
