using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;
using Evidence.Readers.TestRuns;
using Evidence.Readers.Tickets;

namespace Evidence.Readers.Pipelines;

/// <summary>Writes the objects of the Azure DevOps API as facts.</summary>
internal static class AzureDevOpsItems
{
    private const int MaxFailures = 1000;

    /// <summary>Writes a page; returns the kind of artifact it makes, or null where it is not known.</summary>
    public static string? Write(IReadOnlyList<JsonAt> items, JsonAt root, FactSheet sheet)
    {
        string? kind = null;
        var results = items.Where(item => ShapeOf(item) == AzureDevOpsShape.TestResult).ToList();
        if (results.Count > 0)
        {
            WriteResults(results, root.Get("value")?.Pointer ?? root.Pointer, sheet);
            kind = ArtifactKinds.TestResults;
        }

        foreach (var item in items)
        {
            kind = Write(item, sheet) ?? kind;
        }

        return kind;
    }

    private static AzureDevOpsShape? ShapeOf(JsonAt item) => AzureDevOpsShapes.Of(path => Has(item, path));

    private static bool Has(JsonAt item, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? item.IsObject && item.Element.TryGetProperty(path, out _) : item.Get(path[..slash])?.Items.Any(inner => inner.Get(path[(slash + 1)..]) is not null) == true;
    }

    private static string? Write(JsonAt item, FactSheet sheet)
    {
        switch (ShapeOf(item))
        {
            case AzureDevOpsShape.Build:
                WriteBuild(item, sheet);
                return ArtifactKinds.CiRun;
            case AzureDevOpsShape.Timeline:
                WriteTimeline(item, sheet);
                return ArtifactKinds.CiRun;
            case AzureDevOpsShape.TestRun:
                WriteTestRun(item, sheet);
                return ArtifactKinds.TestResults;
            case AzureDevOpsShape.Approval:
                WriteApproval(item, sheet);
                return ArtifactKinds.Approval;
            case AzureDevOpsShape.Coverage:
                WriteCoverage(item, sheet);
                return ArtifactKinds.CodeCoverage;
            case AzureDevOpsShape.Release:
                WriteRelease(item, sheet);
                return ArtifactKinds.CiRun;
            default:
                return null;
        }
    }

    private static string? Text(JsonAt item, string name) => item.Get(name)?.Text;

    private static string? Person(JsonAt? person) => (person?.Get("displayName", "uniqueName"))?.Text;

    private static void WriteBuild(JsonAt build, FactSheet sheet) => PipelineFacts.WriteRun(
        sheet,
        build,
        PipelineWords.Of(Text(build, "result"), Text(build, "status")),
        build.At("definition", "name")?.Text,
        Text(build, "sourceVersion"),
        build.Get("startTime", "queueTime")?.Time,
        build.Get("finishTime")?.Time,
        (FactAttributes.Id, build.Get("buildNumber", "id")?.Text),
        ("branch", Text(build, "sourceBranch")),
        ("event", Text(build, "reason")),
        (FactAttributes.Owner, Person(build.Get("requestedFor"))));

    private static void WriteTimeline(JsonAt timeline, FactSheet sheet)
    {
        foreach (var record in timeline.Get("records")?.Items.Where(record => Text(record, "type") is "Job" or "Stage") ?? [])
        {
            PipelineFacts.WriteJob(sheet, "ci.job", record, PipelineWords.Of(Text(record, "result"), Text(record, "state")), Text(record, "name"), record.Get("finishTime")?.Time, ("level", Text(record, "type")?.ToLowerInvariant()));
        }
    }

    private static void WriteTestRun(JsonAt run, FactSheet sheet)
    {
        var total = run.Get("totalTests")?.Count ?? 0;
        var passed = run.Get("passedTests")?.Count ?? 0;
        var skipped = (run.Get("notApplicableTests")?.Count ?? 0) + (run.Get("incompleteTests")?.Count ?? 0);
        var (started, ended) = (run.Get("startedDate")?.Time, run.Get("completedDate")?.Time);
        var tally = new TestTally { Passed = passed, Skipped = skipped, Failed = Math.Max(0, total - passed - skipped), Duration = ended > started ? (ended - started)!.Value.TotalSeconds : null };
        tally.Write(sheet, run.Pointer, About.Sliced("run", Text(run, "name") ?? Text(run, "id") ?? run.Pointer, (FactAttributes.Id, Text(run, "id"))) with { MeasuredAt = ended ?? started });
    }

    private static void WriteResults(List<JsonAt> results, string pointer, FactSheet sheet)
    {
        var tally = new TestTally();
        var failures = new List<JsonAt>();
        foreach (var result in results)
        {
            var outcome = Words.Fold(Text(result, "outcome") ?? "") switch
            {
                "passed" or "warning" => TestOutcome.Passed,
                "notexecuted" or "notapplicable" or "paused" or "none" or "unspecified" or "notimpacted" or "inconclusive" or "" => TestOutcome.Skipped,
                "error" or "timeout" or "aborted" or "blocked" => TestOutcome.Error,
                _ => TestOutcome.Failed,
            };
            tally.Count(outcome);
            if (outcome is TestOutcome.Failed or TestOutcome.Error)
            {
                failures.Add(result);
            }
        }

        tally.Write(sheet, pointer, default);
        foreach (var failure in failures.Take(MaxFailures))
        {
            sheet.AddText("tests.failure", failure.Pointer, Text(failure, "testCaseTitle") ?? failure.At("testCase", "name")?.Text ?? "(unnamed)", About.With(("outcome", Text(failure, "outcome")?.ToLowerInvariant()), ("message", Text(failure, "errorMessage"))));
        }
    }

    // A step is assigned to a person or a group; the group is the role in which the person decided.
    private static void WriteApproval(JsonAt approval, FactSheet sheet)
    {
        foreach (var step in approval.Get("steps")?.Items ?? [])
        {
            var (assigned, actual) = (Person(step.Get("assignedApprover")), Person(step.Get("actualApprover")));
            TicketFacts.Write(
                sheet,
                new SignOff(step.Pointer, Text(step, "status") ?? Text(approval, "status"), actual is not null && assigned != actual ? RoleOf(assigned) : null, actual ?? assigned, (step.Get("initiatedOn") ?? approval.Get("createdOn"))?.Time, step.Get("lastModifiedOn")?.Time, Text(step, "comment")),
                Text(approval, "id"),
                "deployment");
        }

        if (approval.Get("steps") is not { Size: > 0 })
        {
            TicketFacts.Write(sheet, new SignOff(approval.Pointer, Text(approval, "status"), null, null, approval.Get("createdOn")?.Time, approval.Get("lastModifiedOn")?.Time, Text(approval, "instructions")), Text(approval, "id"), "deployment");
        }
    }

    // "[Project]\Privacy reviewers" is the group Privacy reviewers.
    private static string? RoleOf(string? group) => group?[(group.LastIndexOf('\\') + 1)..];

    private static void WriteCoverage(JsonAt coverage, FactSheet sheet)
    {
        foreach (var statistic in coverage.Get("coverageData")?.Items.SelectMany(data => data.Get("coverageStats")?.Items ?? []) ?? [])
        {
            var metric = Words.Fold(Text(statistic, "label") ?? "") switch { "lines" or "line" => "coverage.line_rate", "branches" or "branch" => "coverage.branch_rate", "functions" => "coverage.function_rate", _ => null };
            if (metric is not null && statistic.Get("total")?.Count is { } total && statistic.Get("covered")?.Count is { } covered && covered <= total)
            {
                sheet.AddRate(metric, statistic.Pointer, covered, total);
            }
        }
    }

    private static void WriteRelease(JsonAt release, FactSheet sheet)
    {
        foreach (var environment in release.Get("environments")?.Items ?? [])
        {
            sheet.AddText("deployment.entry", environment.Pointer, PipelineWords.Of(Text(environment, "status"), null) ?? "created", About.With(
                (FactAttributes.Id, Text(release, "id")), (FactAttributes.Title, Text(release, "name")), ("environment", Text(environment, "name"))) with { MeasuredAt = (environment.Get("modifiedOn") ?? release.Get("createdOn"))?.Time });
            foreach (var approval in (environment.Get("preDeployApprovals")?.Items ?? []).Concat(environment.Get("postDeployApprovals")?.Items ?? []).Where(approval => approval.Get("isAutomated")?.Flag != true))
            {
                var (assigned, actual) = (Person(approval.Get("approver")), Person(approval.Get("approvedBy")));
                TicketFacts.Write(
                    sheet,
                    new SignOff(approval.Pointer, Text(approval, "status"), actual is not null && assigned != actual ? RoleOf(assigned) : Text(environment, "name"), actual ?? assigned, approval.Get("createdOn")?.Time, approval.Get("modifiedOn")?.Time, Text(approval, "comments")),
                    Text(release, "id"),
                    "deployment");
            }
        }
    }
}
