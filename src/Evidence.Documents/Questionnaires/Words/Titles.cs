using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Titles that say what a document is.</summary>
internal static partial class Titles
{
    /// <summary>Whether a title or file name announces questions.</summary>
    public static bool AnnounceQuestions(string text) => Announcing().IsMatch(Fold.Letters(text).Replace('_', ' ').Replace('-', ' '));

    /// <summary>Whether a header is one of a document's history: date, version, author.</summary>
    public static bool IsOfHistory(string header) => History().IsMatch(Fold.Letters(header).Trim());

    /// <summary>Whether a label names a field of any form: name, address, e-mail.</summary>
    public static bool IsFieldLabel(string label) => label.Length <= 60 && Field().IsMatch(Fold.Letters(label));

    [GeneratedRegex(@"^(?:date|version|ver\.?|revision|rev\.?|author|changed by|change|changes|approved by|pages?|datum|autor|anderung|auteur|fecha|autore|data|wijziging|versie|versao|改訂日|版|作成者)$")]
    private static partial Regex History();

    [GeneratedRegex(@"\b(?:name|title|address|street|city|country|state|postcode|zip|e-?mail|phone|telephone|fax|mobile|website|url|company|organi[sz]ation|contact|department|position|registration (?:no|number)|vat|duns|date|number of employees|headquarters|year (?:founded|established)|anschrift|adresse|strasse|ort|land|telefon|firma|unternehmen|ansprechpartner|abteilung|nom|societe|pays|ville|telephone|courriel|fonction|nombre|direccion|empresa|telefono|correo|cargo|pais|ciudad|nome|indirizzo|azienda|citta|paese|ruolo|naam|adres|bedrijf|telefoon|functie|plaats|endereco|telefone|cargo|cidade)\b|(?:会社名|氏名|住所|電話|メール|部署|役職|担当者|所在地|日付)")]
    private static partial Regex Field();

    [GeneratedRegex(@"\bquestionn?aires?\b|\bcheck ?lists?\b|\bself assessment\b|\bassessment form\b|\bdue diligence\b|\bsurvey\b|\brf[ipq]\b|\bfragebogen\b|\bfragenkatalog\b|\bselbstauskunft\b|\bcheckliste\b|\bcuestionarios?\b|\bencuesta\b|\bquestionari[oi]?\b|\bvragenlijst\b|\bcontrolelijst\b|\bformulaire\b|\bliste de controle\b|質問票|質問書|アンケート|チェックリスト|チェックシート|調査票|確認書")]
    private static partial Regex Announcing();
}
