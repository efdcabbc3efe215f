using System.Text.Json;

namespace Evidence.Connectors.Http;

/// <summary>Takes lists out of answers. An answer of another shape is no empty list: it comes from a proxy, a page to sign in or another product.</summary>
internal static class JsonLists
{
    /// <summary>The elements of the array at a path.</summary>
    /// <exception cref="SourceFaultException">There is no array.</exception>
    public static IEnumerable<JsonElement> ItemsOrFault(this JsonReply reply, string system, params ReadOnlySpan<string> path) => reply.Root.Find(path) is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray()
        : throw Fault(system, path.IsEmpty ? "a list" : $"a list of {path[^1]}");

    /// <summary>
    /// The elements of the array at a path for systems that leave empty lists out: an answer that has none of the members such an answer has is of another shape.
    /// </summary>
    public static IEnumerable<JsonElement> ItemsOrNone(this JsonReply reply, string system, ReadOnlySpan<string> path, params string[] beside) =>
        reply.Root.ValueKind == JsonValueKind.Object && (reply.Root.GetPropertyCount() == 0 || beside.Append(path[0]).Any(name => reply.Root.TryGetProperty(name, out _)))
            ? reply.Root.Items(path)
            : throw Fault(system, $"a list of {path[^1]}");

    private static SourceFaultException Fault(string system, string what) =>
        new(SourceFaultKind.Malformed, $"{system} answered without {what}, so this is another answer than its API gives (malformed, or of something in between).", "Check url, and that nothing in between changes the answers.");
}
