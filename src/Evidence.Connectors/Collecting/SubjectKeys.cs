using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.Collecting;

/// <summary>Checks that a subject says something the connector understands.</summary>
internal static class SubjectKeys
{
    /// <summary>The gap for a key that takes true or false and has another value; null: it has not.</summary>
    public static CollectionGap? FindFlagGap(Subject subject, string key) =>
        subject[key] is { } text && !bool.TryParse(text, out _)
            ? new($"Subject {subject}", $"'{text}' is not what '{key}' takes.", "Write true or false.")
            : null;

    /// <summary>The gap for keys that are unknown or for a subject that names none of what is needed; null: it is understood.</summary>
    public static CollectionGap? FindGap(Subject subject, IReadOnlyList<OptionDescription> keys, params IReadOnlyCollection<string> oneOf)
    {
        var names = keys.Select(key => key.Name).ToList();
        if (subject.Selector.Keys.Order(StringComparer.Ordinal).FirstOrDefault(key => !names.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            var nearest = Spelling.Nearest(unknown, names) is { } word ? $" Did you mean '{word}'?" : "";
            return new($"Subject {subject}", $"A subject of this source has no '{unknown}'.{nearest}", $"Use one or more of: {Spelling.Listed(names)}.");
        }

        return oneOf.Count == 0 || oneOf.Any(key => !string.IsNullOrWhiteSpace(subject[key]))
            ? null
            : new($"Subject {subject}", "It does not say what to collect.", $"Give it one of: {Spelling.Listed(oneOf)}.");
    }
}
