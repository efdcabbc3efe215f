using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;

namespace Evidence.Connectors.Jira;

/// <summary>Collects the issues of a query, each with what belongs to it.</summary>
internal sealed class JiraIssueCollection(SourceClient client, CollectionRun run, JiraOptions options, JiraFields fields)
{
    public CollectionRun Run => run;

    /// <summary>Collects what a subject names, page by page.</summary>
    public async Task CollectAsync(Subject subject, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Http.Parallelism, CancellationToken = cancellationToken };
        var count = 0;
        await foreach (var page in client.ReadPagesAsync(JiraRequests.Search(subject[JiraSubjects.Jql]!, options.PageSize), cancellationToken).ConfigureAwait(false))
        {
            await Parallel.ForEachAsync(page.Items, parallel, async (issue, token) => await CollectAsync(issue, subject, token).ConfigureAwait(false)).ConfigureAwait(false);
            count += page.Items.Count;
            run.Report($"{run.Source.Id}: {count} issues");
        }
    }

    private async Task CollectAsync(JsonElement issue, Subject subject, CancellationToken cancellationToken)
    {
        if (issue.Text("id") is not { } id)
        {
            run.Tally.Note(new CollectionGap($"An issue of {subject}", "Jira listed it without an id.", "Check that nothing in between changes the answers."));
            return;
        }

        var key = issue.Text("key") ?? id;
        var draft = DraftOf(issue, id, key);
        var json = fields.WithNames(issue);
        var signOffs = fields.SignOffsOf(issue).ToArray();
        var revision = options.SignOffFields.Count == 0 ? null : $"{Sha256Digest.Of(json).Hex};{string.Join(',', options.SignOffFields)}";
        await run.KeepAsync(With(draft, signOffs) with { Kind = DeclaredKind.Of(subject), Revision = revision }, json, cancellationToken).ConfigureAwait(false);
        await KeepHistoryAsync(issue, id, key, draft, cancellationToken).ConfigureAwait(false);
        if (!bool.TryParse(subject[JiraSubjects.Attachments], out var said) ? options.Attachments : said)
        {
            foreach (var attachment in issue.Items("fields", "attachment"))
            {
                await KeepAttachmentAsync(attachment, key, draft, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private ArtifactDraft DraftOf(JsonElement issue, string id, string key) => With(
        new ArtifactDraft(
            $"issues/{FileNames.Part(key)}/issue.json",
            MediaTypes.Json,
            client.LocatorOf(JiraRequests.Issue(id)),
            key,
            run.Version,
            issue.Text("fields", "updated") is { } updated ? Amounts.ReadTime(updated) : null),
        ("issue", key),
        ("issue-type", issue.Text("fields", "issuetype", "name")),
        ("project", issue.Text("fields", "project", "key")),
        ("status", issue.Text("fields", "status", "name")),
        ("page", new Uri(client.BaseUrl, $"browse/{Uri.EscapeDataString(key)}").AbsoluteUri));

    // With an issue come the first page of its changes and of its comments; only where there are more are they asked for.
    private async Task KeepHistoryAsync(JsonElement issue, string id, string key, ArtifactDraft draft, CancellationToken cancellationToken)
    {
        var updated = $"updated={issue.Text("fields", "updated")}";
        if (options.Changelog && !IsWhole(issue.Find("changelog"), "histories"))
        {
            await KeepPagesAsync(JiraRequests.Changelog(id), "values", draft with { Name = $"issues/{FileNames.Part(key)}/changelog.json", Revision = updated }, cancellationToken).ConfigureAwait(false);
        }

        if (options.Comments && issue.Find("fields", "comment") is { } comments && !IsWhole(comments, "comments"))
        {
            await KeepPagesAsync(JiraRequests.Comments(id), "comments", draft with { Name = $"issues/{FileNames.Part(key)}/comments.json", Revision = updated }, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsWhole(JsonElement? part, string member) =>
        part?.Number("total") is { } total && part.Value.Items(member).Count() >= total;

    private async Task KeepPagesAsync(PagedRequest paged, string member, ArtifactDraft draft, CancellationToken cancellationToken) => await run.KeepAsync(
        draft with { Locator = client.LocatorOf(new SourceRequest(paged.First.Path)) },
        async token => ArtifactContent.Of(await JoinedPages.ReadAsync(client, paged, member, "total", token).ConfigureAwait(false), MediaTypes.Json),
        cancellationToken).ConfigureAwait(false);

    private async Task KeepAttachmentAsync(JsonElement attachment, string key, ArtifactDraft issue, CancellationToken cancellationToken)
    {
        if (attachment.Text("id") is not { } id)
        {
            run.Tally.Note(new CollectionGap($"Attachment '{attachment.Text("filename")}' of {key}", "Jira listed it without an id.", "Attach the file again."));
            return;
        }

        var request = JiraRequests.Attachment(id);
        var name = FileNames.Part(attachment.Text("filename"));
        var size = attachment.Number("size");
        var created = attachment.Text("created");
        var draft = With(issue, ("attachment", name), ("author", attachment.Text("author", "displayName"))) with
        {
            Name = $"issues/{FileNames.Part(key)}/attachments/{FileNames.Part(id)}/{name}",
            MediaType = attachment.Text("mimeType") ?? MediaTypes.Of(name),
            Locator = client.LocatorOf(request),
            ProducedAt = created is null ? null : Amounts.ReadTime(created),
            Revision = $"created={created};size={size}",
        };
        await run.KeepAsync(draft, async token => ArtifactContent.Of(await client.OpenAsync(request, size, token).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
    }

    private static ArtifactDraft With(ArtifactDraft draft, params (string Name, string? Value)[] attributes)
    {
        var all = draft.Attributes?.ToDictionary(StringComparer.Ordinal) ?? new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes.Where(attribute => !string.IsNullOrEmpty(attribute.Value)))
        {
            all[name] = value!;
        }

        return draft with { Attributes = all };
    }
}
