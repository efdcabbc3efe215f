using System.Text.RegularExpressions;

namespace Evidence.Drafting.Text;

/// <summary>Reads the numbers by which standards, reports and protocols go ("ISO/IEC 27001", "SOC 2", "TLS 1.3"): one of them never stands for another.</summary>
internal static partial class Identifiers
{
    private const int TellsAlone = 3;

    /// <summary>The identifiers of a text, each as its number, with the name before it where the number alone could mean anything.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        !HasDigit(text) ? [] : [.. Named().Matches(text).Where(found => !Year().IsMatch(found.Groups["number"].Value)).Select(Key).Concat(Bare().Matches(text).Select(found => found.Value)).Distinct(StringComparer.Ordinal)];

    private static bool HasDigit(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsDigit(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static string Key(Match found)
    {
        var number = found.Groups["number"].Value.TrimEnd('.', '-');
        return number.Count(char.IsAsciiDigit) >= TellsAlone ? number : found.Groups["name"].Value.ToUpperInvariant() + number;
    }

    [GeneratedRegex(@"\b(?<name>(?i:iso|iec|soc|tls|wcag|fips|pci|nist|saml|csa)|\p{Lu}{2,})(?:[\s-]+(?i:type|ts|tr|sp|v|version))?[\s/-]*(?<number>\d[\d.]*(?:-\d+)?)(?![\d%])")]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<![\d.,\w-])[2-9]\d{4}(?![\d,%])")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:19|20)\d\d$")]
    private static partial Regex Year();
}
