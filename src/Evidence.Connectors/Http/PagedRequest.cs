using System.Text.Json;

namespace Evidence.Connectors.Http;

/// <summary>A listing that comes in pages.</summary>
/// <param name="First">The request for the first page.</param>
/// <param name="Next">Leads to the next one.</param>
/// <param name="Items">The items of a page.</param>
/// <param name="Id">What tells two items apart.</param>
internal sealed record PagedRequest(SourceRequest First, NextPage Next, Func<JsonReply, IEnumerable<JsonElement>> Items, Func<JsonElement, string?> Id)
{
    /// <summary>How many items there are in all, where the source states it.</summary>
    public Func<JsonReply, long?>? Total { get; init; }

    /// <summary>Asks for a page; null: the client does.</summary>
    public Func<SourceRequest, CancellationToken, Task<JsonReply>>? Ask { get; init; }

    /// <summary>Makes a smaller page of a request the source found too large; null: it cannot be smaller.</summary>
    public Func<SourceRequest, SourceFaultException, SourceRequest?>? Shrink { get; init; }
}
