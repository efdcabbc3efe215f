using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;

namespace Evidence.Connectors.Bitbucket;

/// <summary>Collects pipelines: what they say, and their steps with logs and tests.</summary>
internal sealed class PipelineCollection(ApiCollection collection, BitbucketRequests requests)
{
    // A pipeline that waits for a person to start its next step may wait for ever.
    private static readonly string[] _waiting = ["PAUSED", "HALTED"];

    private static readonly string[] _counts =
        ["number_of_successful_test_cases", "number_of_failed_test_cases", "number_of_error_test_cases", "number_of_skipped_test_cases"];

    /// <summary>A UUID as part of a name: without its braces.</summary>
    public static string NameOf(string id) => FileNames.Part(id.Trim('{', '}'));

    /// <summary>Collects one pipeline.</summary>
    public async Task CollectAsync(JsonElement pipeline, CancellationToken cancellationToken)
    {
        var id = pipeline.Text("uuid") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "Bitbucket answered with a pipeline without a uuid.", "Check url.");
        var number = pipeline.Text("build_number") ?? NameOf(id);
        var about = collection.About(
            $"pipeline {number}", ("git-commit", pipeline.Text("target", "commit", "hash")), ("pipeline", number), ("ref", pipeline.Text("target", "ref_name")));
        await about.CollectPartAsync(BitbucketParts.Pipelines, $"Pipeline {number}", () => about.KeepAsync(
            about.DraftOf($"pipelines/{number}/pipeline.json", requests.Pipeline(id), ArtifactKinds.CiRun, TimeOf(pipeline), ("status", StatusOf(pipeline))), pipeline, cancellationToken)).ConfigureAwait(false);
        if (pipeline.Text("state", "name") is { } state and not "COMPLETED" && !_waiting.Contains(pipeline.Text("state", "stage", "name") ?? state, StringComparer.Ordinal))
        {
            about.Run.Tally.Note(new CollectionGap($"Pipeline {number}", $"It is not over ({state}), so steps, logs and tests may still come.", "Collect again when it is over."));
        }

        if (BitbucketParts.OfPipelines.Any(part => part != BitbucketParts.Pipelines && about.Parts.Includes(part)))
        {
            await about.Run.AttemptAsync($"Steps of pipeline {number}", () => CollectStepsAsync(about, id, number, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CollectStepsAsync(ApiCollection about, string pipeline, string number, CancellationToken cancellationToken)
    {
        await foreach (var page in about.Client.ReadPagesAsync(BitbucketRequests.Paged(requests.Steps(pipeline)), cancellationToken).ConfigureAwait(false))
        {
            await about.ForEachAsync(page.Items, (step, token) => CollectStepAsync(about, pipeline, number, step, token), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CollectStepAsync(ApiCollection about, string pipeline, string number, JsonElement step, CancellationToken cancellationToken)
    {
        var id = step.Text("uuid") ?? throw new SourceFaultException(SourceFaultKind.Malformed, $"Bitbucket listed a step of pipeline {number} without a uuid.", "Check url.");
        var name = $"pipelines/{number}/steps/{NameOf(id)}";
        (string, string?)[] attributes = [("step", step.Text("name")), ("status", StatusOf(step))];
        if (about.Parts.Includes(BitbucketParts.Steps))
        {
            await about.KeepAsync(about.DraftOf($"{name}.json", requests.Step(pipeline, id), ArtifactKinds.CiRun, TimeOf(step), attributes), step, cancellationToken).ConfigureAwait(false);
        }

        // A step that never started, or was run over, has neither.
        if (step.Text("started_on") is null || StatusOf(step) == "NOT_RUN")
        {
            return;
        }

        if (about.Parts.Includes(BitbucketParts.Logs))
        {
            var revision = step.Text("completed_on") is { } ended ? $"completed={ended}" : null;
            var draft = about.DraftOf($"{name}.log", requests.Log(pipeline, id), ArtifactKinds.CiLog, TimeOf(step), attributes) with { MediaType = "text/plain", Revision = revision };
            await about.DownloadAsync(draft, requests.Log(pipeline, id), cancellationToken).ConfigureAwait(false);
        }

        await about.CollectPartAsync(BitbucketParts.TestReports, $"Tests of step {NameOf(id)}", () => CollectTestsAsync(about, pipeline, step, name, cancellationToken)).ConfigureAwait(false);
    }

    // A step without tests answers 404, or with counts of nothing.
    private async Task CollectTestsAsync(ApiCollection about, string pipeline, JsonElement step, string name, CancellationToken cancellationToken)
    {
        var id = step.Text("uuid")!;
        var request = requests.Tests(pipeline, id);
        using var summary = await about.Client.FindJsonAsync(request, cancellationToken).ConfigureAwait(false);
        if (summary is null || !_counts.Any(count => summary.Root.Number(count) is > 0))
        {
            return;
        }

        (string, string?) named = ("step", step.Text("name"));
        await about.KeepAsync(about.DraftOf($"{name}-tests.json", request, ArtifactKinds.TestResults, TimeOf(step), named), summary.Root, cancellationToken).ConfigureAwait(false);
        await about.KeepPagesAsync(BitbucketRequests.Paged(requests.TestCases(pipeline, id)), $"{name}-test-cases.json", ArtifactKinds.TestResults, cancellationToken).ConfigureAwait(false);
    }

    private static DateTimeOffset? TimeOf(JsonElement element) => ApiCollection.Time(element, "completed_on") ?? ApiCollection.Time(element, "started_on") ?? ApiCollection.Time(element, "created_on");

    private static string? StatusOf(JsonElement element) => element.Text("state", "result", "name") ?? element.Text("state", "stage", "name") ?? element.Text("state", "name");
}
