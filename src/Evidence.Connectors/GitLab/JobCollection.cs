using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.GitLab;

/// <summary>Collects jobs: what they say, trace, artifacts archive.</summary>
internal sealed class JobCollection(GitLabRequests requests)
{
    // Files that come otherwise: the archive itself, its index, the trace, and what the pipeline's test report is made of.
    private static readonly string[] _elsewhere = ["archive", "metadata", "trace", "junit"];

    /// <summary>The parts that come with jobs.</summary>
    public static IReadOnlyList<string> Parts { get; } = [GitLabParts.Jobs, GitLabParts.Traces, GitLabParts.Artifacts];

    /// <summary>Collects one job.</summary>
    public async Task CollectAsync(ApiCollection about, string pipeline, JsonElement job, CancellationToken cancellationToken)
    {
        var id = job.Text("id") ?? "";
        var name = $"pipelines/{pipeline}/jobs/{id}";
        var ended = ApiCollection.Time(job, "finished_at");
        (string, string?)[] attributes = [("job", job.Text("name")), ("stage", job.Text("stage")), ("status", job.Text("status"))];
        if (about.Parts.Includes(GitLabParts.Jobs))
        {
            await about.KeepAsync(about.DraftOf($"{name}.json", requests.Job(id), ArtifactKinds.CiRun, ended, attributes), job, cancellationToken).ConfigureAwait(false);
        }

        if (about.Parts.Includes(GitLabParts.Traces) && job.Text("started_at") is not null)
        {
            await CollectTraceAsync(about, job, about.DraftOf($"{name}.log", requests.Trace(id), ArtifactKinds.CiLog, ended, attributes), cancellationToken).ConfigureAwait(false);
        }

        if (about.Parts.Includes(GitLabParts.Artifacts))
        {
            await CollectArtifactsAsync(about, job, about.DraftOf($"{name}/artifacts.zip", requests.Archive(id), null, ended, attributes), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectTraceAsync(ApiCollection about, JsonElement job, Ports.ArtifactDraft draft, CancellationToken cancellationToken)
    {
        if (job.Text("erased_at") is { } when)
        {
            about.Miss(draft.Locator, $"Trace and artifacts of job {job.Text("id")} were erased on {when}.", "Run the job again.");
            return;
        }

        var revision = job.Text("finished_at") is { } finished ? $"finished={finished}" : null;
        await about.DownloadAsync(draft with { Revision = revision }, requests.Trace(job.Text("id") ?? ""), cancellationToken).ConfigureAwait(false);
    }

    private async Task CollectArtifactsAsync(ApiCollection about, JsonElement job, Ports.ArtifactDraft draft, CancellationToken cancellationToken)
    {
        var id = job.Text("id") ?? "";
        if (job.Find("artifacts_file") is { } file)
        {
            var revision = $"size={file.Text("size")};finished={job.Text("finished_at")}";
            await about.UnpackAsync(draft with { Revision = revision }, requests.Archive(id), cancellationToken).ConfigureAwait(false);
        }
        else if (ApiCollection.Time(job, "artifacts_expire_at") is { } expiry && expiry <= about.Run.Sink.Now)
        {
            about.Miss(draft.Locator, $"The artifacts of job {id} expired on {expiry:yyyy-MM-dd} and GitLab no longer keeps them.", "Run the job again, collect sooner, or raise artifacts:expire_in.");
            return;
        }

        FindReportsOutside(about, job, draft.Locator);
    }

    // The API serves a job's archive. A report that is not in it too can be seen by people only.
    private static void FindReportsOutside(ApiCollection about, JsonElement job, string archive)
    {
        foreach (var report in job.Items("artifacts").Where(file => !_elsewhere.Contains(file.Text("file_type"), StringComparer.Ordinal)))
        {
            var name = report.Text("filename") ?? "";
            var inside = name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name;
            if (!about.Run.IsClaimed($"{archive}#{Uri.EscapeDataString(name)}") && !about.Run.IsClaimed($"{archive}#{Uri.EscapeDataString(inside)}"))
            {
                about.Miss(
                    $"{archive}#{Uri.EscapeDataString(name)}", $"The report '{name}' ({report.Text("file_type")}) of job {job.Text("id")} is not in its archive, and GitLab's API serves nothing else.",
                    "Name the report in artifacts:paths beside artifacts:reports.");
            }
        }
    }
}
