namespace Evidence.Hosting.Http;

/// <summary>One operation of the HTTP API: what both hosts route, authorise and describe it by.</summary>
/// <param name="Id">Unique name, PascalCase; the function of the Functions app has it too.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Route">Below <c>/api/</c>, for instance <c>packs/{id}</c>.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Success">Status of the usual answer.</param>
public sealed record ApiOperation(string Id, string Method, string Route, string Summary, int Success)
{
    /// <summary>What the request carries.</summary>
    public ApiBody Body { get; init; }

    /// <summary>True: anyone may call it, and no key is asked for.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Query parameters, or fields of the form of an upload.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Record a JSON body is read into; null: none.</summary>
    public Type? Request { get; init; }

    /// <summary>Record the answer is written from; null: a file.</summary>
    public Type? Response { get; init; }

    /// <summary>Media type of the answer.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Problems it may answer with, by status, with the reason in words.</summary>
    public IReadOnlyDictionary<int, string> Problems { get; init; } = new Dictionary<int, string>();

    /// <summary>Names in the path, in order.</summary>
    public IEnumerable<string> PathParameters => Route.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
}
