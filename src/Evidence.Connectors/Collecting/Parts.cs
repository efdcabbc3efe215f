using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.Collecting;

/// <summary>Which parts of what a system has are collected, and which of them have to be there.</summary>
/// <param name="Collected">The parts to collect.</param>
/// <param name="Expected">The parts whose absence is a gap and not merely a feature that is off.</param>
internal sealed record Parts(IReadOnlySet<string> Collected, IReadOnlySet<string> Expected)
{
    /// <summary>The options for parts by those names.</summary>
    public static IReadOnlyList<OptionDescription> Describe(IReadOnlyList<string> all) =>
    [
        new("collect", $"What to collect, separated by commas: {string.Join(", ", all)}; default all of them"),
        new("expect", "Which of these have to be there: where the system has them switched off it is a gap; default none"),
    ];

    /// <summary>Reads the options.</summary>
    public static Parts Read(OptionReader reader, IReadOnlyList<string> all)
    {
        var collected = Words(reader, "collect", all);
        return new(collected.Count == 0 ? all.ToHashSet(StringComparer.Ordinal) : collected, Words(reader, "expect", all));
    }

    public bool Includes(string part) => Collected.Contains(part);

    private static HashSet<string> Words(OptionReader reader, string name, IReadOnlyList<string> all)
    {
        var words = reader.Words(name);
        foreach (var word in words.Where(word => !all.Contains(word, StringComparer.Ordinal)))
        {
            var nearest = Spelling.Nearest(word, all) is { } meant ? $" Did you mean '{meant}'?" : "";
            reader.Problem(name, $"There is no '{word}' to collect.{nearest}", Spelling.Listed(all));
        }

        return words.ToHashSet(StringComparer.Ordinal);
    }
}
