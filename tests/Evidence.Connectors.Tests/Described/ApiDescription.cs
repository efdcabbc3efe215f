using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Described;

/// <summary>An API as its publisher describes it, and what a request has that the description does not know.</summary>
/// <param name="operations">What is described.</param>
/// <param name="elsewhere">Methods and paths that the published file leaves out and the publisher documents otherwise.</param>
/// <param name="optional">Parameters of paths that may be left out.</param>
internal sealed class ApiDescription(IReadOnlyList<DescribedOperation> operations, IReadOnlyList<string> elsewhere, params string[] optional)
{
    private readonly List<DescribedOperation> _elsewhere =
        [.. elsewhere.Select(line => line.Split(' ')).Select(parts => new DescribedOperation(parts[0], parts[1], new HashSet<string>(), new HashSet<string>()))];

    public IReadOnlyList<DescribedOperation> Operations => operations;

    /// <summary>The operation a request is of; null: none.</summary>
    public DescribedOperation? Find(FakeRequest request) => operations.Where(operation => operation.Takes(request.Method, request.Path, optional)).MaxBy(operation => operation.Fixed);

    /// <summary>What is wrong with a request, in a line; null: nothing.</summary>
    public string? FindFault(FakeRequest request)
    {
        if (_elsewhere.Exists(one => one.Takes(request.Method, request.Path, optional)))
        {
            return null;
        }

        var line = $"{request.Method} {request.Path}{request.QueryText}";
        if (Find(request) is not { } operation)
        {
            return $"{line}: no such operation";
        }

        var unknown = NamesIn(request).Where(name => !operation.Query.Contains(name)).ToList();
        var members = operation.Body.Count == 0 || request.Body.Length == 0 ? [] : request.Json.Select(member => member.Key).Where(name => !operation.Body.Contains(name)).ToList();
        return unknown.Count + members.Count == 0 ? null : $"{line}: {operation.Path} takes no {string.Join(", ", unknown.Concat(members))}";
    }

    private static IEnumerable<string> NamesIn(FakeRequest request) =>
        request.QueryText.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => Uri.UnescapeDataString(part.Split('=')[0]));
}
