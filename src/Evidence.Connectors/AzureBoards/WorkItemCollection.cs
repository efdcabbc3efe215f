using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.AzureBoards;

/// <summary>Collects work items by id, each with its revisions and attachments.</summary>
internal sealed class WorkItemCollection(AzureBoardsServer server, CollectionRun run, AzureBoardsOptions options, Subject subject)
{
    private bool WithAttachments => !bool.TryParse(subject[AzureBoardsSubjects.Attachments], out var said) ? options.Attachments : said;

    /// <summary>Collects them. One the query found and the account is not given is a gap.</summary>
    public async Task CollectAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Http.Parallelism, CancellationToken = cancellationToken };
        var batches = ids.Chunk(options.PageSize).ToList();
        var current = 0;
        if (batches.Count == 0)
        {
            return;
        }

        var paged = new PagedRequest(server.Batch(batches[0]), (_, _, _) => ++current < batches.Count ? server.Batch(batches[current]) : null, ItemsOf, item => item.Text("id"))
        {
            Ask = server.ReadAsync,
        };
        await foreach (var page in server.Client.ReadPagesAsync(paged, cancellationToken).ConfigureAwait(false))
        {
            Miss(batches[current].Except(page.Items.Select(item => item.Number("id")).OfType<long>()));
            await Parallel.ForEachAsync(page.Items, parallel, async (item, token) => await CollectAsync(item, token).ConfigureAwait(false)).ConfigureAwait(false);
            run.Report($"{run.Source.Id}: {Math.Min(ids.Count, (current + 1) * options.PageSize)} of {ids.Count} work items");
        }
    }

    // What may not be read stands as null in the answer.
    private static IEnumerable<JsonElement> ItemsOf(JsonReply reply)
    {
        if (reply.Root.Find("value")?.ValueKind != JsonValueKind.Array)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "Azure Boards answered without a list of work items.", "Check that nothing in between changes the answers.");
        }

        return reply.Root.Items("value").Where(item => item.Number("id") is not null);
    }

    private void Miss(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            run.Tally.Expect();
            run.Tally.Miss(new CollectionGap($"Work item {id}", "The query found it and Azure Boards did not give it.", "It was deleted meanwhile, or the account may not read its area: grant 'View work items in this node'."));
        }
    }

    private async Task CollectAsync(JsonElement item, CancellationToken cancellationToken)
    {
        var id = item.Number("id")!.Value;
        var draft = DraftOf(item, id);
        await run.KeepAsync(draft with { Kind = DeclaredKind.Of(subject) }, item.RawBytes(), cancellationToken).ConfigureAwait(false);
        if (options.Revisions && item.Number("rev") is not 1)
        {
            await KeepRevisionsAsync(id, draft with { Revision = item.Text("rev") is { } rev ? $"rev={rev}" : null }, cancellationToken).ConfigureAwait(false);
        }

        foreach (var link in WithAttachments ? item.Items("relations").Where(link => link.Text("rel") == "AttachedFile") : [])
        {
            await KeepAttachmentAsync(link, id, draft, cancellationToken).ConfigureAwait(false);
        }
    }

    private ArtifactDraft DraftOf(JsonElement item, long id) => new(
        $"workitems/{id}/item.json",
        MediaTypes.Json,
        server.Client.LocatorOf(server.Item(id)),
        $"{id}",
        run.Version,
        item.Text("fields", "System.ChangedDate") is { } changed ? Amounts.ReadTime(changed) : null,
        Attributes(
            ("work-item", $"{id}"),
            ("work-item-type", item.Text("fields", "System.WorkItemType")),
            ("project", item.Text("fields", "System.TeamProject")),
            ("state", item.Text("fields", "System.State")),
            ("page", item.Text("_links", "html", "href"))));

    private async Task KeepRevisionsAsync(long id, ArtifactDraft draft, CancellationToken cancellationToken)
    {
        var paged = server.Revisions(id);
        await run.KeepAsync(
            draft with { Name = $"workitems/{id}/revisions.json", Locator = server.Client.LocatorOf(new SourceRequest(paged.First.Path)) },
            async token => ArtifactContent.Of(await JoinedPages.ReadAsync(server.Client, paged, "value", "count", token).ConfigureAwait(false), MediaTypes.Json),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepAttachmentAsync(JsonElement link, long id, ArtifactDraft item, CancellationToken cancellationToken)
    {
        var name = FileNames.Part(link.Text("attributes", "name"));
        if (!Uri.TryCreate(link.Text("url"), UriKind.Absolute, out var url) || !Guid.TryParse(url.Segments[^1], out var file))
        {
            run.Tally.Expect();
            run.Tally.Miss(new CollectionGap($"Attachment '{name}' of work item {id}", "Azure Boards tells no address of it.", "Attach the file again."));
            return;
        }

        var request = server.Attachment(file);
        var size = link.Number("attributes", "resourceSize");
        var created = link.Text("attributes", "resourceModifiedDate") ?? link.Text("attributes", "resourceCreatedDate");
        var draft = item with
        {
            Name = $"workitems/{id}/attachments/{file}/{name}",
            MediaType = MediaTypes.Of(name),
            Locator = server.Client.LocatorOf(request),
            ProducedAt = created is null ? null : Amounts.ReadTime(created),
            Attributes = Attributes([.. item.Attributes!.Select(pair => (pair.Key, (string?)pair.Value)), ("attachment", name)]),
            Revision = $"size={size};modified={created}",
        };
        await run.KeepAsync(draft, async token => ArtifactContent.Of(await server.Client.OpenAsync(request, size, token).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Attributes(params (string Name, string? Value)[] attributes) =>
        attributes.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
}
