using System.Net;
using System.Text.Json.Nodes;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.AzureBoards;

/// <summary>Asks the work item tracking API of Azure DevOps (https://learn.microsoft.com/rest/api/azure/devops/wit/).</summary>
internal sealed class AzureBoardsServer(SourceClient client, AzureBoardsOptions options)
{
    private const int MaxRows = 20_000;
    private const int RevisionsOnAPage = 200;
    private const string TooManyRows = "VS402337";

    public SourceClient Client => client;

    /// <summary>Something every account that may read work items may ask for.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        using var reply = await ReadAsync(Get("_apis/wit/fields"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The text of a saved query.</summary>
    public async Task<string> ReadQueryAsync(string project, string query, CancellationToken cancellationToken)
    {
        var path = string.Join('/', query.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Uri.EscapeDataString));
        using var reply = await ReadAsync(Get($"{Uri.EscapeDataString(project)}/_apis/wit/queries/{path}", ("$expand", "wiql")), cancellationToken).ConfigureAwait(false);
        return reply.Root.Text("wiql") ?? throw new SourceFaultException(SourceFaultKind.NotFound, $"'{query}' of project '{project}' is no query: it has no text.", "Name a query, not a folder.");
    }

    /// <summary>
    /// The ids a query finds, each once, in its order. Where they are more than an answer may have (20,000), the query is asked for one range of ids after the other.
    /// </summary>
    public async Task<IReadOnlyList<long>> FindIdsAsync(string? project, string text, CancellationToken cancellationToken)
    {
        if (await TryFindAsync(project, text, null, cancellationToken).ConfigureAwait(false) is { } ids)
        {
            return ids;
        }

        var wiql = Wiql.Parse(text) ?? throw new SourceFaultException(SourceFaultKind.TooLarge, $"A query of links finds more than {MaxRows} work items, and such a query cannot be split.", "Write several subjects with narrower queries.");
        var largest = await TryFindAsync(project, wiql.LargestFirst(), 1, cancellationToken).ConfigureAwait(false);
        if (largest is not [var last, ..])
        {
            throw new SourceFaultException(SourceFaultKind.TooLarge, $"The query finds more than {MaxRows} work items, and the server does not say which id is the largest.", "Write several subjects with narrower queries.");
        }

        var found = new List<long>();
        await CollectRangeAsync(found, project, wiql, 1, last, cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>Work items by id, with links. What cannot be read is left out of the answer.</summary>
    public SourceRequest Batch(IEnumerable<long> ids) => SourceRequest.Post(
        "_apis/wit/workitemsbatch",
        new JsonObject { ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]), ["$expand"] = "All", ["errorPolicy"] = "Omit" }).With("api-version", options.ApiVersion);

    /// <summary>One work item, as its locator.</summary>
    public SourceRequest Item(long id) => Get($"_apis/wit/workItems/{id}", ("$expand", "All"));

    /// <summary>The revisions of a work item.</summary>
    public PagedRequest Revisions(long id) => new(
        Get($"_apis/wit/workItems/{id}/revisions", ("$expand", "All"), ("$top", $"{RevisionsOnAPage}"), ("$skip", "0")),
        NextPages.Offset("$skip", RevisionsOnAPage),
        reply => reply.ItemsOrFault("Azure Boards", "value"),
        revision => revision.Text("rev"))
    {
        Ask = ReadAsync,
    };

    /// <summary>The bytes of an attachment.</summary>
    public SourceRequest Attachment(Guid id) => Get($"_apis/wit/attachments/{id}", ("download", "true"));

    /// <summary>Reads an answer. Credentials that are no good are answered with 203 and a page to sign in.</summary>
    public async Task<JsonReply> ReadAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (fault is { Kind: SourceFaultKind.Malformed, Status: HttpStatusCode.NonAuthoritativeInformation })
        {
            throw new SourceFaultException(SourceFaultKind.Unauthorised, "Azure Boards answered 203 with a page to sign in, so it did not take the credentials.",
                "Check that the token is valid, may read work items, and belongs to this organisation.", HttpStatusCode.Unauthorized, endsCollection: true, innerException: fault);
        }
    }

    private SourceRequest Get(string path, params (string Name, string? Value)[] query) => SourceRequest.Get(path, [.. query, ("api-version", options.ApiVersion)]);

    private async Task CollectRangeAsync(List<long> found, string? project, Wiql wiql, long least, long most, CancellationToken cancellationToken)
    {
        if (await TryFindAsync(project, wiql.Within(least, most), null, cancellationToken).ConfigureAwait(false) is { } ids)
        {
            found.AddRange(ids);
            return;
        }

        if (least >= most)
        {
            throw new SourceFaultException(SourceFaultKind.TooLarge, $"Azure Boards finds too many work items for the one id {least}.", "Write several subjects with narrower queries.");
        }

        var middle = least + ((most - least) / 2);
        await CollectRangeAsync(found, project, wiql, least, middle, cancellationToken).ConfigureAwait(false);
        await CollectRangeAsync(found, project, wiql, middle + 1, most, cancellationToken).ConfigureAwait(false);
    }

    // Null where they are too many for one answer.
    private async Task<IReadOnlyList<long>?> TryFindAsync(string? project, string text, int? top, CancellationToken cancellationToken)
    {
        var path = project is null ? "_apis/wit/wiql" : $"{Uri.EscapeDataString(project)}/_apis/wit/wiql";
        var request = SourceRequest.Post(path, new JsonObject { ["query"] = text }).With("api-version", options.ApiVersion);
        try
        {
            using var reply = await ReadAsync(top is null ? request : request.With("$top", $"{top}"), cancellationToken).ConfigureAwait(false);
            var ids = IdsIn(reply);
            return ids.Count >= MaxRows && reply.Root.Find("workItemRelations") is null ? null : ids;
        }
        catch (SourceFaultException fault) when (fault.Kind == SourceFaultKind.Refused && fault.Message.Contains(TooManyRows, StringComparison.Ordinal))
        {
            return null;
        }
    }

    private static List<long> IdsIn(JsonReply reply)
    {
        if (reply.Root.Find("workItems") is null && reply.Root.Find("workItemRelations") is null)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "Azure Boards answered a query without work items.", "Check url: it is the address of the organisation, for instance https://dev.azure.com/acme.");
        }

        var rows = reply.Root.Items("workItems").Select(row => row.Number("id"));
        var links = reply.Root.Items("workItemRelations").SelectMany(row => new[] { row.Number("source", "id"), row.Number("target", "id") });
        return [.. rows.Concat(links).OfType<long>().Distinct()];
    }
}
