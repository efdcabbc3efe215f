using System.Globalization;
using System.Text;

namespace Evidence.Workspace.Yaml;

/// <summary>How names and values are written in YAML and in messages.</summary>
internal static class Words
{
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    public static string List(IEnumerable<string> words) => string.Join(", ", words);

    public static string Number(double number) =>
        number is >= 1e15 or <= -1e15 ? (number > 0 ? "any" : "any negative") : number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>The text of a name, where it is one of those allowed; otherwise the problem is logged and the fallback given.</summary>
    public static string OneOf(YamlMap map, string name, string fallback, IReadOnlyList<string> allowed)
    {
        var text = map.OptionalText(name) ?? fallback;
        if (allowed.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        map.Problem($"'{name}: {text}' is not known", $"one of {List(allowed)}", name);
        return fallback;
    }

    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 36500)
        {
            return false;
        }

        TimeSpan? unit = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        duration = unit is { } known ? known * count : default;
        return unit is not null;
    }

    /// <summary>The known word that is at most a third of its letters away, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(1, pair.candidate.Length / 3))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
