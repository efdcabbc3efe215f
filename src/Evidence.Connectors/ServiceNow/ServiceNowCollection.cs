using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.ServiceNow;

/// <summary>Collects the records a subject names, each with its approvals and attachments.</summary>
internal sealed class ServiceNowCollection(SourceClient client, CollectionRun run, ServiceNowOptions options, Subject subject)
{
    // Ids have 32 letters and go into an address.
    private const int IdsInAQuery = 40;
    private readonly string _table = subject[ServiceNowSubjects.Table]!;

    private bool WithApprovals => options.Approvals && _table != ServiceNowRequests.Approvals;

    private bool WithAttachments => !bool.TryParse(subject[ServiceNowSubjects.Attachments], out var said) ? options.Attachments : said;

    /// <summary>Collects them. Where there are more records than the instance gave, that is a fault at the end.</summary>
    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        long? total = null;
        var received = 0L;
        await foreach (var page in client.ReadPagesAsync(ServiceNowRequests.Records(_table, subject[ServiceNowSubjects.Query], options.PageSize), cancellationToken).ConfigureAwait(false))
        {
            total = ServiceNowRequests.TotalOf(page.Reply) ?? total;
            var records = page.Items.Select(Describe).ToList();
            foreach (var record in records)
            {
                await run.KeepAsync(record.Draft with { Kind = DeclaredKind.Of(subject) }, record.Json, cancellationToken).ConfigureAwait(false);
            }

            foreach (var batch in records.Chunk(IdsInAQuery))
            {
                await CollectWhatBelongsToAsync(batch.ToDictionary(record => record.Id, record => record.Draft, StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
            }

            received += records.Count;
            run.Report($"{run.Source.Id}: {received} records of {_table}");
        }

        if (total > received)
        {
            throw new SourceFaultException(SourceFaultKind.Incomplete, $"ServiceNow states {total} records and gave {received}; records that access rules hide are counted and not given.",
                $"Let the account read all records of '{_table}' that the query finds, or narrow the query.");
        }
    }

    private (string Id, ArtifactDraft Draft, byte[] Json) Describe(JsonElement record)
    {
        var id = ServiceNowRequests.ValueOf(record, "sys_id")
            ?? throw new SourceFaultException(SourceFaultKind.Malformed, $"ServiceNow gave a record of '{_table}' without sys_id.", "Let the account read the field sys_id.");
        return (id, DraftOf(record, _table, id), record.RawBytes());
    }

    private ArtifactDraft DraftOf(JsonElement record, string table, string id)
    {
        var number = ServiceNowRequests.ValueOf(record, "number") ?? id;
        return new(
            $"{table}/{FileNames.Part(number)}/record.json",
            MediaTypes.Json,
            client.LocatorOf(ServiceNowRequests.Record(table, id)),
            number,
            run.Version,
            TimeOf(record, "sys_updated_on"),
            Attributes(("table", ServiceNowRequests.ValueOf(record, "sys_class_name") ?? table), ("record", number), ("state", ServiceNowRequests.ShownOf(record, "state"))));
    }

    private async Task CollectWhatBelongsToAsync(IReadOnlyDictionary<string, ArtifactDraft> records, CancellationToken cancellationToken)
    {
        if (WithApprovals)
        {
            await run.AttemptAsync($"Approvals of records of '{_table}'", () => CollectApprovalsAsync(records, cancellationToken)).ConfigureAwait(false);
        }

        if (WithAttachments)
        {
            await run.AttemptAsync($"Attachments of records of '{_table}'", () => CollectAttachmentsAsync(records, cancellationToken)).ConfigureAwait(false);
        }
    }

    // An approval refers to a task by one field and to any other record by another.
    private async Task CollectApprovalsAsync(IReadOnlyDictionary<string, ArtifactDraft> records, CancellationToken cancellationToken)
    {
        var ids = string.Join(',', records.Keys);
        var paged = ServiceNowRequests.Records(ServiceNowRequests.Approvals, $"sysapprovalIN{ids}^ORdocument_idIN{ids}", options.PageSize);
        await ReadAllAsync(paged, $"approvals of '{_table}'", KeepAsync, cancellationToken).ConfigureAwait(false);

        async Task KeepAsync(JsonElement approval)
        {
            var id = ServiceNowRequests.ValueOf(approval, "sys_id") ?? "";
            var owner = records.GetValueOrDefault(ServiceNowRequests.ValueOf(approval, "sysapproval") ?? "") ?? records.GetValueOrDefault(ServiceNowRequests.ValueOf(approval, "document_id") ?? "");
            var draft = DraftOf(approval, ServiceNowRequests.Approvals, id);
            if (owner is not null)
            {
                draft = draft with
                {
                    Name = $"{FolderOf(owner)}/approvals/{FileNames.Part(id)}.json",
                    Subject = owner.Subject,
                    Attributes = Attributes(("table", ServiceNowRequests.Approvals), ("approval-of", owner.Subject), ("state", ServiceNowRequests.ShownOf(approval, "state"))),
                };
            }

            await run.KeepAsync(draft, approval.RawBytes(), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectAttachmentsAsync(IReadOnlyDictionary<string, ArtifactDraft> records, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Http.Parallelism, CancellationToken = cancellationToken };
        var found = new List<(ArtifactDraft Draft, SourceRequest Request, long? Size)>();
        await ReadAllAsync(ServiceNowRequests.Attachments(records.Keys, options.PageSize), $"attachments of '{_table}'", Find, cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(found, parallel, async (file, token) => await run.KeepAsync(
            file.Draft, async again => ArtifactContent.Of(await client.OpenAsync(file.Request, file.Size, again).ConfigureAwait(false)), token).ConfigureAwait(false)).ConfigureAwait(false);

        Task Find(JsonElement attachment)
        {
            if (ServiceNowRequests.ValueOf(attachment, "sys_id") is { } id && records.GetValueOrDefault(ServiceNowRequests.ValueOf(attachment, "table_sys_id") ?? "") is { } owner)
            {
                found.Add(DraftOf(attachment, id, owner));
            }

            return Task.CompletedTask;
        }
    }

    private (ArtifactDraft Draft, SourceRequest Request, long? Size) DraftOf(JsonElement attachment, string id, ArtifactDraft owner)
    {
        var request = ServiceNowRequests.File(id);
        var name = FileNames.Part(ServiceNowRequests.ValueOf(attachment, "file_name"));
        var size = ServiceNowRequests.ValueOf(attachment, "size_bytes");
        var draft = owner with
        {
            Name = $"{FolderOf(owner)}/attachments/{FileNames.Part(id)}/{name}",
            MediaType = ServiceNowRequests.ValueOf(attachment, "content_type") ?? MediaTypes.Of(name),
            Locator = client.LocatorOf(request),
            ProducedAt = TimeOf(attachment, "sys_created_on"),
            Attributes = Attributes([.. owner.Attributes!.Select(pair => (pair.Key, (string?)pair.Value)), ("attachment", name), ("author", ServiceNowRequests.ShownOf(attachment, "sys_created_by"))]),
            Revision = $"hash={ServiceNowRequests.ValueOf(attachment, "hash")};size={size};updated={ServiceNowRequests.ValueOf(attachment, "sys_updated_on")}",
        };
        return (draft, request, long.TryParse(size, out var bytes) ? bytes : null);
    }

    private async Task ReadAllAsync(PagedRequest paged, string what, Func<JsonElement, Task> keep, CancellationToken cancellationToken)
    {
        long? total = null;
        var received = 0L;
        await foreach (var page in client.ReadPagesAsync(paged, cancellationToken).ConfigureAwait(false))
        {
            total = ServiceNowRequests.TotalOf(page.Reply) ?? total;
            received += page.Items.Count;
            foreach (var item in page.Items)
            {
                await keep(item).ConfigureAwait(false);
            }
        }

        if (total > received)
        {
            throw new SourceFaultException(SourceFaultKind.Incomplete, $"ServiceNow states {total} {what} and gave {received}; what access rules hide is counted and not given.",
                "Let the account read them.");
        }
    }

    private static string FolderOf(ArtifactDraft record) => record.Name[..record.Name.LastIndexOf('/')];

    // The API gives values in UTC, without saying so.
    private static DateTimeOffset? TimeOf(JsonElement record, string field) => ServiceNowRequests.ValueOf(record, field) is { } text ? Amounts.ReadTime(text) : null;

    private static Dictionary<string, string> Attributes(params (string Name, string? Value)[] attributes) =>
        attributes.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
}
