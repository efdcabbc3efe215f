using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Texts that only hold a place for an answer: <c>&lt;Enter name&gt;</c>, <c>[insert]</c>, <c>Click or tap here to enter text.</c>, underscores.</summary>
internal static partial class Placeholders
{
    /// <summary>Whether a text holds a place and says nothing of its own.</summary>
    public static bool IsPlaceholder(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 0 && (IsLine(trimmed) || IsBracketed(trimmed) || Prompt().IsMatch(Fold.Letters(trimmed)));
    }

    /// <summary>Whether a text is nothing but underscores, dots or dashes to write on.</summary>
    public static bool IsLine(string text) => Line().IsMatch(text.Trim());

    /// <summary>The options a placeholder offers: <c>&lt;Choose one: High, Moderate, Low&gt;</c>, <c>[Yes/No]</c>; empty: none.</summary>
    public static IReadOnlyList<string> OptionsIn(string text)
    {
        var trimmed = text.Trim();
        var match = Choose().Match(trimmed);
        if (match.Success)
        {
            return [.. match.Groups["o"].Value.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        }

        if (!IsBracketed(trimmed))
        {
            return [];
        }

        var choices = ChoiceWords.ListIn(trimmed);
        return choices.Count > 0 ? choices : SlashList().Match(trimmed) is { Success: true } list && !Fills().IsMatch(Fold.Letters(trimmed)) ? list.Groups["o"].Value.Split('/', StringSplitOptions.TrimEntries) : [];
    }

    private static bool IsBracketed(string text) => Bracketed().IsMatch(text);

    [GeneratedRegex(@"^(?:[_＿‗]{2,}|[.．…·]{3,}|[-–—―ー]{3,}|[\s_＿.…]{4,})(?:[\s_＿.…\-]*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?:\s*(?:<[^<>]{1,160}>|\[[^\[\]]{1,160}\]|\{[^{}]{1,160}\}|«[^«»]{1,160}»|＜[^＜＞]{1,160}＞|【[^【】]{1,80}】)\s*[.,;/]?)+$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"^(?:(?:click|tap|klicken|tippen|cliquez|haga clic|pulse|fare clic|klik|clique|toque)\b.{0,90}(?:text|date|item|here|box|list|picture|texte?|texto|testo|tekst|datum|data|fecha|hier|ici|aqui|qui|element|elemento|item|einzugeben|auszuwahlen|invoeren|voeren)"
        + @"|(?:choose|select|pick) an? (?:item|option|date|value|answer)"
        + @"|(?:enter|insert|type|write|add) (?:your |the |an? )?(?:text|answer|response|comments?|details?|date|name|here|value|explanation|description)\b.{0,60}"
        + @"|wahlen sie (?:ein element|eine option).{0,30}|choisissez un element.{0,20}|elija un elemento.{0,20}|scegliere un elemento.{0,20}|kies een item.{0,20}|escolha? um item.{0,20}|escolher um item.{0,20}"
        + @"|(?:hier |bitte )?(?:antwort|text) (?:hier )?(?:eingeben|einfugen).{0,20}|(?:saisir|saisissez|inserer|entrez).{0,40}(?:ici|texte|reponse)|(?:escriba|introduzca|ingrese|inserte).{0,40}(?:aqui|texto|respuesta)"
        + @"|(?:inserire|digitare|scrivere).{0,40}(?:qui|testo|risposta)|(?:vul|typ|voer).{0,40}(?:hier|in|tekst|antwoord)|(?:insira|digite|escreva).{0,40}(?:aqui|texto|resposta)"
        + @"|(?:ここに|こちらに).{0,30}(?:入力|記入|記載).{0,16}|(?:テキスト|日付|項目)を.{0,12}(?:入力|選択).{0,16}|(?:要記入|未記入|記入してください)"
        + @"|(?:tbd|tbc|to be (?:completed|filled|provided)(?: by (?:the )?(?:vendor|supplier|respondent))?|mm/dd/yyyy|dd/mm/yyyy|yyyy-mm-dd|jj/mm/aaaa|tt\.mm\.jjjj))[.…]*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^[<\[({]?\s*(?:(?:choose|select|pick)(?: one| all that apply| from)?|options?|auswahl|choisir|elegir|scegliere|kies|escolher)\s*:\s*(?<o>[^<>\[\]]+?)\s*[>\])}]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Choose();

    // "<Enter company/organization>" and "<mm/dd/yyyy>" offer nothing to choose from.
    [GeneratedRegex(@"\b(?:enter|insert|type|add|provide|name|list|describe|specify|eingeben|einfugen|saisir|inserer|indicar|inserire|invullen|inserir)\b|\b(?:mm?|dd?|yy(?:yy)?|jj(?:jj)?|aaaa|tt)\b")]
    private static partial Regex Fills();

    [GeneratedRegex(@"^[<\[({]\s*(?<o>[\w\- ]{1,30}(?:/[\w\- ]{1,30})+)\s*[>\])}]$")]
    private static partial Regex SlashList();
}
