using System.Globalization;
using Evidence.Facts;

namespace Evidence.Drafting.Extractive;

/// <summary>Writes facts for people: value in the metric's unit, sample size, date.</summary>
internal sealed class FactFormat(MetricVocabulary metrics)
{
    private const int LongestText = 40;
    private const int MostWords = 4;

    public string Text(Fact fact, DateTimeOffset measured, string show) => show switch
    {
        "value" => Value(fact),
        "sample" => fact.SampleSize?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
        "date" => Day(measured),
        _ => fact.SampleSize is { } sample
            ? $"{Value(fact)} (n = {sample.ToString("N0", CultureInfo.InvariantCulture)}, {Day(measured)})"
            : $"{Value(fact)} ({Day(measured)})",
    };

    /// <summary>The value alone: shares as per cent, counts whole, other numbers with four significant digits.</summary>
    public string Value(Fact fact) =>
        fact.Number is not { } number ? Plain(fact.Text)
        : metrics.Find(fact.Metric)?.Unit switch
        {
            "share" => (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%",
            "count" => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
            "seconds" => number.ToString("0.###", CultureInfo.InvariantCulture) + " s",
            "days" => number.ToString("0.#", CultureInfo.InvariantCulture) + " days",
            "score" or "text" or null => number.ToString("0.####", CultureInfo.InvariantCulture),
            var symbol => $"{number.ToString("0.####", CultureInfo.InvariantCulture)} {symbol}",
        };

    // Words out of an artifact were written by others: only a short plain value may stand in an answer.
    private static string Plain(string? text) =>
        text is { Length: > 0 and <= LongestText } && text.Count(letter => letter == ' ') < MostWords && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '.' or ',' or '/' or '%' or '(' or ')' or '_' or ':') ? text : "";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
