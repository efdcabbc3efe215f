using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Evidence.Workspace.Yaml;

/// <summary>
/// Names and values of a YAML mapping, read one by one. What is wrong is logged with its line; what was never asked for is reported by
/// <see cref="Finish"/> as unknown, with the nearest known name.
/// </summary>
internal sealed class YamlMap(YamlMappingNode node, string file, ProblemLog log)
{
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _entries = Index(node, file, log);
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    public long Line => node.Start.Line;

    public string File => file;

    public ProblemLog Log => log;

    public IEnumerable<string> Names => _entries.Keys;

    public void Problem(string what, string allowed, string? name = null) => log.Add(file, LineOf(name), what, allowed);

    /// <summary>Remembers that a record was read from here.</summary>
    public T Origin<T>(T record)
        where T : class
    {
        log.Origins[record] = (file, (int)Line);
        return record;
    }

    public long LineOf(string? name) => name is not null && _entries.TryGetValue(name, out var entry) ? entry.Key.Start.Line : Line;

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name, string allowed)
    {
        if (OptionalText(name) is { Length: > 0 } text)
        {
            return text;
        }

        if (!_entries.ContainsKey(name) || Find(name) is null)
        {
            Problem($"'{name}' is missing", allowed);
        }

        return "";
    }

    public string? OptionalText(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } value } when value.Trim() is { Length: > 0 } text:
                return text;
            case YamlScalarNode:
                Problem($"'{name}' is empty", "write a value or leave the line out", name);
                return null;
            default:
                Problem($"'{name}' is not a single text", "write it on one line, or as a block after '|' or '>'", name);
                return null;
        }
    }

    public T Word<T>(string name, T fallback)
        where T : struct, Enum => OptionalWord<T>(name) ?? fallback;

    public T? OptionalWord<T>(string name)
        where T : struct, Enum
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Words.Kebab(value.ToString()), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Problem($"'{name}: {text}' is not known", $"one of {Words.List(Enum.GetNames<T>().Select(Words.Kebab))}", name);
        return null;
    }

    public double? Number(string name, double least, double most)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem($"'{name}: {text}' is not a number in range", $"a number from {Words.Number(least)} to {Words.Number(most)}", name);
        return null;
    }

    public long? Whole(string name, long least, long most)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem($"'{name}: {text}' is not a whole number in range", $"a whole number from {least} to {most}", name);
        return null;
    }

    public bool Flag(string name, bool fallback)
    {
        switch (OptionalText(name)?.ToLowerInvariant())
        {
            case null:
                return fallback;
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            case var text:
                Problem($"'{name}: {text}' is neither true nor false", "true or false", name);
                return fallback;
        }
    }

    public DateOnly? Date(string name)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Problem($"'{name}: {text}' is not a date", "a date as YYYY-MM-DD", name);
        return null;
    }

    /// <summary>A moment: a date alone is its start in UTC, or its end where <paramref name="endOfDay"/>.</summary>
    public DateTimeOffset? Moment(string name, bool endOfDay = false)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return new DateTimeOffset(date, endOfDay ? new TimeOnly(23, 59, 59) : default, TimeSpan.Zero);
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.ToUniversalTime();
        }

        Problem($"'{name}: {text}' is not a time", "a date as YYYY-MM-DD or a time as YYYY-MM-DDThh:mm:ssZ", name);
        return null;
    }

    public TimeSpan? Duration(string name)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (Words.TryParseDuration(text, out var duration))
        {
            return duration;
        }

        Problem($"'{name}: {text}' is not a duration", "a whole number and a unit: 12h, 90d, 2w", name);
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return [value.Trim()];
            case YamlSequenceNode list:
                return [.. list.Select(item => TextOf(item, name)).OfType<string>()];
            default:
                Problem($"'{name}' is not a list", "write [a, b] or one '- ' line each", name);
                return [];
        }
    }

    public IReadOnlyList<YamlMap> Maps(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Select(item => MapOf(item, name)).OfType<YamlMap>()];
            default:
                Problem($"'{name}' is not a list", "one '- ' item each", name);
                return [];
        }
    }

    public YamlMap? Map(string name) => Find(name) is { } value ? MapOf(value, name) : null;

    /// <summary>Names and texts of a mapping within this one.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string name)
    {
        if (Map(name) is not { } map)
        {
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        return map.RemainingPairs();
    }

    /// <summary>Every name that was not asked for yet, with its text.</summary>
    public IReadOnlyDictionary<string, string> RemainingPairs()
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in _entries.Keys.Where(name => !_asked.Contains(name)).ToList())
        {
            if (Find(name) is YamlSequenceNode)
            {
                pairs[name] = string.Join(',', Texts(name));
            }
            else if (OptionalText(name) is { } text)
            {
                pairs[name] = text;
            }
        }

        return pairs;
    }

    /// <summary>Reports every name that was never asked for.</summary>
    public void Finish()
    {
        foreach (var name in _entries.Keys.Where(name => !_asked.Contains(name)))
        {
            var near = Words.Nearest(name, _asked);
            Problem($"'{name}' is not known here", near is null ? $"one of {Words.List(_asked)}" : $"did you mean '{near}'? Known are {Words.List(_asked)}", name);
        }
    }

    private YamlNode? Find(string name)
    {
        _asked.Add(name);
        return _entries.TryGetValue(name, out var entry) && entry.Value is not YamlScalarNode { Value: null or "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain }
            ? entry.Value
            : null;
    }

    private string? TextOf(YamlNode item, string name)
    {
        if (item is YamlScalarNode { Value: { Length: > 0 } value })
        {
            return value.Trim();
        }

        log.Add(file, item.Start.Line, $"an item of '{name}' is not a text", "one text an item");
        return null;
    }

    private YamlMap? MapOf(YamlNode item, string name)
    {
        if (item is YamlMappingNode map)
        {
            return new YamlMap(map, file, log);
        }

        log.Add(file, item.Start.Line, $"'{name}' does not hold names and values here", "write 'name: value' lines");
        return null;
    }

    private static Dictionary<string, (YamlNode Key, YamlNode Value)> Index(YamlMappingNode node, string file, ProblemLog log)
    {
        var entries = new Dictionary<string, (YamlNode, YamlNode)>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } name })
            {
                entries[name] = (key, value);
            }
            else
            {
                log.Add(file, key.Start.Line, "a name is not a single text", "names are lower-case words joined by hyphens");
            }
        }

        return entries;
    }
}
