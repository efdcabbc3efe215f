using System.Collections.Frozen;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>What a text's own words say about it: does it ask, does it demand, does it instruct.</summary>
internal static class QuestionSigns
{
    // Verbs that ask the reader to write something.
    private static readonly FrozenSet<string> _demands = new[]
    {
        "describe", "provide", "list", "explain", "specify", "state", "indicate", "detail", "outline", "give", "attach", "summarize", "summarise", "share", "elaborate", "clarify", "disclose", "enumerate", "upload", "comment", "justify",
        "beschreiben", "nennen", "erlautern", "erklaren", "benennen", "geben", "legen", "beschreibe", "nenne", "decrivez", "decrire", "precisez", "preciser", "indiquez", "indiquer", "fournissez", "fournir", "listez", "lister", "expliquez",
        "expliquer", "detaillez", "detailler", "joignez", "joindre", "veuillez", "enumerez", "enumerer", "describa", "indique", "proporcione", "enumere", "explique", "detalle", "especifique", "adjunte", "mencione", "aporte", "facilite", "describir", "indicar",
        "descrivere", "indicare", "fornire", "elencare", "specificare", "spiegare", "allegare", "descriva", "indichi", "fornisca", "elenchi", "specifichi", "beschrijf", "geef", "vermeld", "noem", "omschrijf", "licht", "specificeer",
        "descreva", "forneca", "especifique", "informe", "anexe", "detalhe", "descrever", "informar", "fornecer", "listar", "liste",
    }.ToFrozenSet();

    // Verbs that ask in a questionnaire and advise in any other text.
    private static readonly FrozenSet<string> _advises = new[]
    {
        "identify", "confirm", "name", "enter", "submit", "include", "document", "define", "demonstrate", "select", "choose", "discuss", "report", "insert", "show", "tell", "note", "estimate", "mention", "complete", "fill", "tick", "check",
        "ensure", "establish", "review", "verify", "assess", "evaluate", "implement", "maintain", "determine", "bestatigen", "listen", "fuhren", "stellen", "fugen", "confirmez", "identifiez", "confirme", "identifique", "bevestig", "voeg", "bestatige", "identificare", "confermare",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> _politeness = new[]
    {
        "please", "kindly", "bitte", "merci", "de", "svp", "veuillez", "por", "favor", "si", "prega", "di", "gelieve", "graag", "also", "briefly", "then", "if", "so", "yes", "no", "and", "further", "in", "detail",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> _asks = new[]
    {
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "can", "could", "will", "would", "should", "shall", "may", "must", "what", "which", "who", "whom", "whose", "how", "when", "where", "why",
        "haben", "hat", "ist", "sind", "wird", "werden", "gibt", "verfugt", "verfugen", "konnen", "kann", "wie", "was", "welche", "welcher", "welches", "welchen", "wer", "wann", "wo", "warum", "wieso", "besteht", "bestehen", "existiert", "existieren", "liegt", "liegen", "erfolgt", "nutzen", "setzen", "fuhren", "stellen", "wurden", "wurde",
        "avez", "est", "existe", "existent", "quel", "quelle", "quels", "quelles", "comment", "quand", "pourquoi", "qui", "disposez", "etes", "utilisez", "votre", "y", "pouvez", "combien",
        "tiene", "tienen", "dispone", "existen", "como", "que", "cual", "cuales", "quien", "cuando", "donde", "cuenta", "esta", "estan", "hay", "se",
        "avete", "esiste", "esistono", "sono", "come", "quale", "quali", "chi", "dove", "perche", "disponete", "viene", "vengono", "siete", "ha",
        "heeft", "hebt", "zijn", "wordt", "worden", "hoe", "welke", "wie", "waar", "waarom", "wanneer", "beschikt", "bent", "kunt", "wat",
        "possui", "possuem", "existem", "qual", "quais", "quem", "onde", "sao", "ha", "voces", "utiliza", "realiza",
    }.ToFrozenSet();

    /// <summary>Whether some sentence of the text ends as a question.</summary>
    public static bool Asks(string text) => text.AsSpan().IndexOfAny("?？؟;") >= 0 && HasQuestionMark(text) || EndsAsJapaneseQuestion(text);

    /// <summary>Whether the text as a whole ends as a question; an aside in brackets behind the mark does not count.</summary>
    public static bool EndsAsQuestion(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd("\"'”’»)*:.");
        if (end.Length > 0 && end[^1] is '?' or '？' or '؟' or '\u037E')
        {
            return true;
        }

        return EndsAsJapaneseQuestion(text) || (WithoutAside(text) is { Length: > 0 } rest && rest.Length < text.Length && EndsAsQuestion(rest));
    }

    /// <summary>Whether the first words are those of a question, with or without the mark.</summary>
    public static bool BeginsAsQuestion(string text)
    {
        var words = Fold.Words(text);
        var first = words.Split(' ', 2)[0];
        return words.Contains(' ') && (_asks.Contains(first) || text.TrimStart().StartsWith('¿'));
    }

    /// <summary>Whether the text demands something of the one who answers: <c>Describe ...</c>, <c>Bitte nennen Sie ...</c>.</summary>
    public static bool Demands(string text) => BeginsWith(text, _demands, japanese: true);

    /// <summary>Whether the text tells the reader to do something, which asks in a questionnaire only: <c>Identify ...</c>.</summary>
    public static bool Advises(string text) => BeginsWith(text, _advises, japanese: false);

    private static bool BeginsWith(string text, FrozenSet<string> verbs, bool japanese)
    {
        var words = Fold.Words(Numbering.Strip(text).Text);
        if (japanese && words.EndsWith("ください", StringComparison.Ordinal) || (japanese && words.EndsWith("下さい", StringComparison.Ordinal)))
        {
            return true;
        }

        var all = words.Split(' ');
        for (var at = 0; at < Math.Min(all.Length, 6); at++)
        {
            var word = all[at];
            if (verbs.Contains(word))
            {
                // "List of sites" and "report date" name things.
                return at + 1 < all.Length && all[at + 1] is not ("of" or "de" or "der" or "des" or "date" or "name" or "number");
            }

            if (!_politeness.Contains(word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>0: no sign of a question; 1: surely one.</summary>
    public static double Likeness(string text)
    {
        if (text.Length < 6 && !text.Contains('？'))
        {
            return 0;
        }

        return EndsAsQuestion(text) ? 1
            : Asks(text) ? 0.9
            : Demands(text) ? 0.8
            : BeginsAsQuestion(text) || Advises(text) || text.EndsWith("こと。", StringComparison.Ordinal) ? 0.5
            : 0;
    }

    private static bool HasQuestionMark(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            // A mark inside an address (https://a?b=c) asks nothing.
            if (text[at] is '?' or '？' or '؟' or '\u037E' && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAsJapaneseQuestion(string text)
    {
        var end = text.AsSpan().TrimEnd().TrimEnd("。．.」）)");
        return end.Length > 2 && end[^1] == 'か' && end[^2] >= '\u3040';
    }

    private static string WithoutAside(string text)
    {
        var end = text.TrimEnd(' ', '.', '*');
        if (end.Length == 0 || end[^1] is not (')' or ']' or '）'))
        {
            return text;
        }

        var depth = 0;
        for (var at = end.Length - 1; at >= 0; at--)
        {
            depth += end[at] is ')' or ']' or '）' ? 1 : 0;
            depth -= end[at] is '(' or '[' or '（' ? 1 : 0;
            if (depth == 0)
            {
                return end[..at].TrimEnd();
            }
        }

        return text;
    }
}
