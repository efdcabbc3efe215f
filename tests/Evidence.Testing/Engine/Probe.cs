using System.Collections.Concurrent;

namespace Evidence.Testing.Engine;

/// <summary>What orchestrators and activities of the suite note about their own runs, by instance.</summary>
public static class Probe
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Notes = new(StringComparer.Ordinal);

    public static void Note(string instanceId, string what) => Notes.GetOrAdd(instanceId, _ => new ConcurrentQueue<string>()).Enqueue(what);

    public static IReadOnlyList<string> Of(string instanceId) => Notes.TryGetValue(instanceId, out var notes) ? [.. notes] : [];
}
