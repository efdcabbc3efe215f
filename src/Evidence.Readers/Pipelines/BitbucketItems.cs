using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;
using Evidence.Readers.SupplyChain;
using Evidence.Readers.TestRuns;
using Evidence.Readers.Tickets;

namespace Evidence.Readers.Pipelines;

/// <summary>Writes the objects of the Bitbucket API as facts.</summary>
internal static class BitbucketItems
{
    /// <summary>Writes the objects of a reply; returns the kind of artifact they make, or null where it is not known.</summary>
    public static string? Write(IReadOnlyList<JsonAt> items, string pointer, FactSheet sheet)
    {
        string? kind = null;
        foreach (var group in items.GroupBy(item => BitbucketShapes.Of(name => item.Get(name) is not null)))
        {
            kind = Write(group.Key, [.. group], pointer, sheet) ?? kind;
        }

        return kind;
    }

    private static string? Write(BitbucketShape? shape, IReadOnlyList<JsonAt> items, string pointer, FactSheet sheet)
    {
        switch (shape)
        {
            case BitbucketShape.TestCase:
                WriteTestCases(items, pointer, sheet);
                return ArtifactKinds.TestResults;
            case BitbucketShape.Annotation:
                WriteAnnotations(items, pointer, sheet);
                return ArtifactKinds.SecurityScan;
            case null:
                return null;
            default:
                string? kind = null;
                foreach (var item in items)
                {
                    kind = Write(shape.Value, item, sheet);
                }

                return kind;
        }
    }

    private static string? Write(BitbucketShape shape, JsonAt item, FactSheet sheet)
    {
        switch (shape)
        {
            case BitbucketShape.Pipeline:
                WritePipeline(item, sheet);
                return ArtifactKinds.CiRun;
            case BitbucketShape.Step:
                PipelineFacts.WriteJob(sheet, "ci.job", item, OutcomeOf(item), Text(item, "name"), item.Get("completed_on")?.Time);
                return ArtifactKinds.CiRun;
            case BitbucketShape.BuildStatus:
                PipelineFacts.WriteJob(sheet, "ci.check", item, PipelineWords.Of(null, Text(item, "state")), item.Get("name", "key")?.Text, item.Get("updated_on")?.Time, ("commit", item.At("commit", "hash")?.Text));
                return ArtifactKinds.CiRun;
            case BitbucketShape.TestCounts:
                Tally(item).Write(sheet, item.Pointer, default);
                return ArtifactKinds.TestResults;
            case BitbucketShape.PullRequest:
                WritePullRequest(item, sheet);
                return ArtifactKinds.CodeReview;
            default:
                return WriteReport(item, sheet);
        }
    }

    private static string? Text(JsonAt item, string name) => item.Get(name)?.Text;

    // What it came to where it is over, else what it is at.
    private static string? OutcomeOf(JsonAt item) =>
        PipelineWords.Of(item.At("state", "result", "name")?.Text, item.At("state", "stage", "name")?.Text) ?? PipelineWords.Of(null, item.At("state", "name")?.Text);

    private static void WritePipeline(JsonAt pipeline, FactSheet sheet) => PipelineFacts.WriteRun(
        sheet,
        pipeline,
        OutcomeOf(pipeline),
        pipeline.At("target", "selector", "pattern")?.Text ?? pipeline.At("target", "ref_name")?.Text ?? "pipeline",
        pipeline.At("target", "commit", "hash")?.Text,
        pipeline.Get("created_on")?.Time,
        pipeline.Get("completed_on")?.Time,
        (FactAttributes.Id, Text(pipeline, "build_number")),
        ("branch", pipeline.At("target", "ref_name")?.Text),
        ("event", pipeline.At("trigger", "name")?.Text ?? pipeline.At("trigger", "type")?.Text),
        (FactAttributes.Owner, pipeline.At("creator", "display_name")?.Text));

    private static TestTally Tally(JsonAt counts) => new()
    {
        Passed = counts.Get("number_of_successful_test_cases")?.Count ?? 0,
        Failed = counts.Get("number_of_failed_test_cases")?.Count ?? 0,
        Errors = counts.Get("number_of_error_test_cases")?.Count ?? 0,
        Skipped = counts.Get("number_of_skipped_test_cases")?.Count ?? 0,
    };

    // Counts stand in the summary beside it, so that a page of cases names those that did not pass and counts none.
    private static void WriteTestCases(IReadOnlyList<JsonAt> cases, string pointer, FactSheet sheet)
    {
        foreach (var failed in cases.Where(one => Text(one, "status") is "FAILED" or "ERROR"))
        {
            sheet.AddText("tests.failure", failed.Pointer, Text(failed, "fully_qualified_name")!, About.With(("outcome", Text(failed, "status")!.ToLowerInvariant())));
        }

        sheet.Note($"{FactSheet.At(pointer)}: {cases.Count} tests are listed; their counts stand in the summary of the test report.");
    }

    private static void WritePullRequest(JsonAt request, FactSheet sheet)
    {
        var id = Text(request, "id");
        sheet.AddText("change.entry", request.Pointer, Text(request, "state") switch { "MERGED" => "closed", "DECLINED" or "SUPERSEDED" => "rejected", _ => "open" }, About.With(
            (FactAttributes.Id, id),
            (FactAttributes.Title, Text(request, "title")),
            (FactAttributes.Owner, request.At("author", "display_name")?.Text),
            (FactAttributes.Opened, Times.Iso(request.Get("created_on")?.Time)),
            (FactAttributes.Closed, Text(request, "state") == "OPEN" ? null : Times.Iso(request.Get("updated_on")?.Time)),
            ("commit", request.At("merge_commit", "hash")?.Text ?? request.At("source", "commit", "hash")?.Text),
            ("branch", request.At("destination", "branch", "name")?.Text)));
        foreach (var person in request.Get("participants")?.Items ?? [])
        {
            var decision = person.Get("approved")?.Flag == true ? "approved" : Text(person, "state") == "changes_requested" ? "changes requested" : Text(person, "role") == "REVIEWER" ? "pending" : null;
            if (decision is not null)
            {
                TicketFacts.Write(sheet, new SignOff(person.Pointer, decision, "code-review", person.At("user", "display_name")?.Text, Closed: person.Get("participated_on")?.Time), id, "code review");
            }
        }
    }

    private static string? WriteReport(JsonAt report, FactSheet sheet)
    {
        sheet.Tool = Text(report, "reporter") ?? "Bitbucket";
        PipelineFacts.WriteJob(sheet, "ci.check", report, PipelineWords.Of(null, Text(report, "result")), Text(report, "title"), report.Get("updated_on")?.Time, ("type", Text(report, "report_type")?.ToLowerInvariant()));
        return Text(report, "report_type") switch { "SECURITY" => ArtifactKinds.SecurityScan, "TEST" => ArtifactKinds.TestResults, _ => ArtifactKinds.CiRun };
    }

    private static void WriteAnnotations(IReadOnlyList<JsonAt> annotations, string pointer, FactSheet sheet)
    {
        var found = annotations.Where(one => Text(one, "annotation_type") == "VULNERABILITY").Select(one => new Vulnerability(
            one.Pointer, one.Get("external_id", "uuid")?.Text, Text(one, "summary"), Severities.Normalise(Text(one, "severity")) ?? "info", Text(one, "result") is "IGNORED" or "PASSED" ? "dismissed" : null, Text(one, "path"))).ToList();
        Vulnerability.WriteAll(sheet, pointer, found);
        if (annotations.Count > found.Count)
        {
            sheet.Note($"{FactSheet.At(pointer)}: remarks on code that are no vulnerabilities: {annotations.Count - found.Count}; passed over.");
        }
    }
}
