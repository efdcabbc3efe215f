using System.Text.RegularExpressions;

namespace Evidence.Documents.Questionnaires.Words;

/// <summary>Titles that say what a document is.</summary>
internal static partial class Titles
{
    /// <summary>Whether a title or file name announces questions.</summary>
    public static bool AnnounceQuestions(string text) => Announcing().IsMatch(Fold.Letters(text).Replace('_', ' ').Replace('-', ' '));

    [GeneratedRegex(@"\bquestionn?aires?\b|\bcheck ?lists?\b|\bself assessment\b|\bassessment form\b|\bdue diligence\b|\bsurvey\b|\brf[ipq]\b|\bfragebogen\b|\bfragenkatalog\b|\bselbstauskunft\b|\bcheckliste\b|\bcuestionarios?\b|\bencuesta\b|\bquestionari[oi]?\b|\bvragenlijst\b|\bcontrolelijst\b|\bformulaire\b|\bliste de controle\b|質問票|質問書|アンケート|チェックリスト|チェックシート|調査票|確認書")]
    private static partial Regex Announcing();
}
