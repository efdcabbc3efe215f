using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>Collects the test runs of builds: what they say, results, attachments.</summary>
internal sealed class TestCollection(AzureDevOpsRequests requests)
{
    /// <summary>Collects the test runs of one build.</summary>
    public async Task CollectAsync(ApiCollection about, string build, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(requests.Skipped(requests.TestRuns(build)), cancellationToken).ConfigureAwait(false))
        {
            foreach (var run in page.Items)
            {
                await CollectRunAsync(about, run, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectRunAsync(ApiCollection about, JsonElement run, CancellationToken cancellationToken)
    {
        var id = run.Text("id") ?? "";
        var ofRun = about.About($"test run {id}", ("test-run", run.Text("name")));
        var when = ApiCollection.Time(run, "completedDate");
        await ofRun.KeepAsync(ofRun.DraftOf($"tests/{id}/run.json", requests.TestRun(id), ArtifactKinds.TestResults, when), run, cancellationToken).ConfigureAwait(false);
        await ofRun.Run.AttemptAsync($"Results of test run {id}", () => ofRun.KeepPagesAsync(
            requests.Skipped(requests.TestResults(id)), $"tests/{id}/results.json", ArtifactKinds.TestResults, cancellationToken)).ConfigureAwait(false);
        await ofRun.Run.AttemptAsync($"Attachments of test run {id}", () => CollectAttachmentsAsync(ofRun, id, cancellationToken)).ConfigureAwait(false);
    }

    private async Task CollectAttachmentsAsync(ApiCollection about, string run, CancellationToken cancellationToken)
    {
        using var reply = await about.Client.ReadJsonAsync(requests.TestAttachments(run), cancellationToken).ConfigureAwait(false);
        await about.ForEachAsync(reply.ItemsOrFault("Azure DevOps", "value"), (attachment, token) => CollectAttachmentAsync(about, run, attachment, token), cancellationToken).ConfigureAwait(false);
    }

    private Task CollectAttachmentAsync(ApiCollection about, string run, JsonElement attachment, CancellationToken cancellationToken)
    {
        var id = attachment.Text("id") ?? "";
        var request = requests.TestAttachment(run, id);
        var draft = about.DraftOf($"tests/{run}/attachments/{id}-{ApiCollection.PartOf(attachment.Text("fileName"))}", request, null, ApiCollection.Time(attachment, "createdDate"));
        return about.DownloadAsync(draft with { Revision = $"id={id};size={attachment.Text("size")}" }, request, cancellationToken);
    }
}
