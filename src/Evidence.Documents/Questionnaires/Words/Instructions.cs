using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Texts that speak to the one who fills the form in, and ask nothing: instructions, notes, examples, signature lines.</summary>
internal static partial class Instructions
{
    /// <summary>Whether a text is an instruction, note or example.</summary>
    public static bool IsInstruction(string text)
    {
        var folded = Fold.Letters(Fold.Spaces(text)).TrimStart('*', '(', '[', '"', ' ', '•', '-');
        return Opening().IsMatch(folded) || About().IsMatch(folded);
    }

    /// <summary>Whether a text opens a block of instructions: <c>Instructions:</c>.</summary>
    public static bool OpensBlock(string text) => Block().IsMatch(Fold.Letters(Fold.Spaces(text)));

    /// <summary>Whether a text belongs to a place to sign.</summary>
    public static bool IsSignature(string text) => Signature().IsMatch(Fold.Letters(text));

    /// <summary>Whether a text is an example of a question or an answer: <c>Example: ...</c>, <c>Ex.</c>.</summary>
    public static bool IsExample(string text) => Example().IsMatch(Fold.Letters(Fold.Spaces(text)).TrimStart('(', '['));

    /// <summary>Whether the name of a sheet says that it explains or lists, and asks nothing.</summary>
    public static bool IsExplainingSheet(string name) => Explaining().IsMatch(Fold.Letters(name));

    /// <summary>Whether a text follows up the question before: <c>If yes, please describe</c>.</summary>
    public static bool IsFollowUp(string text) => FollowUp().IsMatch(Fold.Letters(Fold.Spaces(Numbering.Strip(text).Text)));

    /// <summary>Whether a text only says that the answer comes here: <c>Answer:</c>, <c>Réponse :</c>.</summary>
    public static bool IsAnswerLabel(string text) => AnswerLabel().IsMatch(Fold.Letters(Fold.Spaces(text)));

    /// <summary>Length of the answer label a text begins with, in its own characters; 0: none.</summary>
    public static int AnswerLabelLength(string text)
    {
        var match = AnswerLabelStart().Match(Fold.Letters(text));
        return match.Success ? match.Length : 0;
    }

    /// <summary>Length of a label for the answer or for comments a text begins with, its colon included; 0: none.</summary>
    public static int LabelLength(string text)
    {
        var colon = text.IndexOfAny([':', '：']);
        var stop = text.IndexOfAny(['.', ')']);
        if (stop is > 0 and <= 8 && IsAnswerLabel(text[..(stop + 1)]))
        {
            return stop + 1;
        }

        return Math.Max(AnswerLabelLength(text), colon is > 0 and <= 40 && IsAnswerLabel(text[..(colon + 1)]) ? colon + 1 : 0);
    }

    [GeneratedRegex(
        @"^(?:(?:general |further |important |special )?instructions?\b ?(?:for|to|:|\.|$)|note(?: to| for|s?:|s? ?-)|nb:|n\.b\.|tips?:|hint:|example:|examples:|e\.g\.|for example|important:|guidance(?: notes?)?:|definitions?:|disclaimer|confidential\b"
        + @"|hinweise?:|hinweise? |anleitung|ausfullhinweise?|beispiele?:|z\.b\.|wichtig:|anmerkung:|consignes?\b|remarque ?:|exemples? ?:|p\. ?ex\.|mode d'emploi|instrucciones|nota ?:|ejemplos? ?:|por ejemplo|istruzioni|esempi?o? ?:|ad esempio"
        + @"|instructies?|toelichting:|voorbeeld(?:en)?:|bijvoorbeeld|instrucoes|exemplos? ?:|por exemplo|記入例|記入要領|注意|注記|注[：:]|例[：:]|説明[：:]|※)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:please (?:complete|fill|answer|return|respond|read|submit|send|use|ensure|do not|refer|email|note|tick|check|mark|select|choose|contact)\b(?!.{0,60}\?)"
        + @"|(?:this|the|these) (?:questionnaire|form|document|template|survey|section|questions?|table|checklist|assessment|appendix|spreadsheet|workbook|tab|sheet)\b(?!.{0,200}\?$)"
        + @"|for each (?:question|item|requirement|control)\b|all (?:questions|fields|sections)\b.{0,60}(?:must|should|are|need)|answer (?:all|each|every)\b|complete (?:all|each|the following)\b|delete this\b|(?:do|should) you have (?:any )?(?:further |other )?(?:questions|queries)\b|if you have (?:any )?questions\b|(?:for )?questions (?:about|regarding|concerning)\b|for (?:more|further) information\b|in th(?:is|e following) section\b|the following (?:questions|section|table)\b|thank you\b|by signing\b|i (?:hereby )?certify\b"
        + @"|bitte (?:fullen|beantworten|senden|lesen|verwenden|beachten|kreuzen|schicken|wahlen)\b|dieser? (?:fragebogen|formular|dokument)|dieses (?:formular|dokument)|alle fragen|veuillez (?:remplir|repondre|completer|retourner|lire|renvoyer|cocher|noter)\b|ce (?:questionnaire|formulaire|document)|cette section|(?:por favor,? )(?:complete|rellene|responda|lea|envie|marque|tenga)\b|este (?:cuestionario|formulario|documento|questionario)|si prega di (?:compilare|rispondere|leggere|restituire|barrare)\b|il presente (?:questionario|modulo|documento)|questo (?:questionario|modulo)"
        + @"|gelieve .{0,40}(?:in te vullen|te beantwoorden)|deze vragenlijst|dit (?:formulier|document)|por favor,? (?:preencha|responda|leia|envie|assinale)\b|este formulario|o presente (?:questionario|documento)|本(?:質問票|書|シート|票)|以下の(?:質問|項目)に|すべての(?:質問|項目))",
        RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:(?:general |how to |completion |submission )?(?:instructions?|guidance|guidelines|notes?|how to (?:use|complete|fill).{0,40})|hinweise|anleitung|ausfullhinweise|consignes|instructions|instrucciones|istruzioni|instructies|toelichting|instrucoes|記入要領|記入方法|注意事項)\s*[:.：]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:(?:e\.?g|ex|example|sample|beispiel|bsp|z\. ?b|exemple|p\. ?ex|ejemplo|esempio|es|voorbeeld|bijv|exemplo)s?[.)\]]*:|(?:ex|bsp)\.|(?:記入例|記載例|例)[:：）)])", RegexOptions.CultureInvariant)]
    private static partial Regex Example();

    [GeneratedRegex(@"\bsign(?:ature|ed|atory|atories| here)\b|\bunterschrift|\bsigne\b|\bfirma(?:do|to)?\b|\bhandtekening|\bassinatura|署名|捺印|押印")]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(?:read ?me(?: first)?|start here|getting started|welcome|overview|background|instructions?|notes?|introduction|intro|guidance|guide|how to.*|cover(?: ?page| ?sheet)?|change ?log|changelog|revision.*|version.*|release notes?|glossary|definitions?|lists?|drop ?downs?|lookups?|look ?up.*|values|options|reference data|legend|about|terms|acronyms|scoring|results?|summary|dashboard|anleitung|hinweise|einleitung|glossar|deckblatt|listen|consignes|mode d'emploi|glossaire|listes|instrucciones|glosario|listas|introduccion|istruzioni|glossario|elenchi|introduzione|instructies|toelichting|woordenlijst|lijsten|instrucoes|introducao|はじめに|記入要領|用語集|リスト|表紙|改訂履歴)$")]
    private static partial Regex Explaining();

    [GeneratedRegex(@"^\(?(?:if (?:yes|no|so|not|applicable|answered|you answered|the answer|other|partial|n/?a|any|not applicable|\""yes|\""no|'yes|'no|affirmative)\b|(?:falls|wenn) (?:ja|nein|nicht|zutreffend)|si (?:oui|non|applicable|la reponse|si\b|no\b|es asi|procede|la respuesta)|en caso (?:afirmativo|negativo|de)|in caso (?:affermativo|negativo|di)|se (?:si|no|sim|nao|applicabile|aplicavel|affirmativo)\b|zo ja|zo nee|indien (?:ja|nee|van toepassing)|dans l'affirmative|le cas echeant|em caso (?:afirmativo|negativo)|caso (?:afirmativo|sim|nao)|「?はい」?(?:の場合|と)|「?いいえ」?の場合|該当する場合|ある場合)", RegexOptions.CultureInvariant)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"^(?!please (?:answer|reply|respon))(?:(?:your |vendor(?:'s)? |supplier(?:'s)? |company(?:'s)? |csp |bidder(?:'s)? |please )?(?:answer|response|reply|comments?|explanation|details?|description|explain|describe|specify|remarks?|notes?|(?:supporting )?evidence|justification)|a(?:ns(?:wer)?)?\.? ?\d{0,3}|antwort|ihre antwort|kommentar|erlauterung|bemerkung(?:en)?|reponse|votre reponse|commentaires?|precisez|respuesta|su respuesta|comentarios?|observaciones|risposta|commenti|antwoord|toelichting|opmerkingen?|resposta|comentarios|回答|ご回答|コメント|備考)\s*[:：]\s*$|^a(?:ns(?:wer)?)?\.? ?\d{1,3}\s*[.)]$", RegexOptions.CultureInvariant)]
    private static partial Regex AnswerLabel();

    [GeneratedRegex(@"^\s*(?:(?:your |vendor(?:'s)? |supplier(?:'s)? |company(?:'s)? |csp |bidder(?:'s)? )?(?:answer|response|reply)|a(?:ns\.?)? ?\d{0,3}|antwort|ihre antwort|reponse|votre reponse|respuesta|su respuesta|risposta|antwoord|resposta|回答|ご回答)\s*[:：]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex AnswerLabelStart();
}
