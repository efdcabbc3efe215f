using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;
using Evidence.Readers.SupplyChain;
using Evidence.Readers.TestRuns;
using Evidence.Readers.Tickets;

namespace Evidence.Readers.Pipelines;

/// <summary>Writes the objects of the GitLab API as facts.</summary>
internal static class GitLabItems
{
    private const double Percent = 100;

    /// <summary>Writes one; returns the kind of artifact it makes, or null where it is not known.</summary>
    public static string? Write(JsonAt item, FactSheet sheet)
    {
        switch (GitLabShapes.Of(name => Has(item, name)))
        {
            case GitLabShape.SecurityReport:
                WriteSecurity(item, sheet);
                return ArtifactKinds.SecurityScan;
            case GitLabShape.TestReport:
                WriteTests(item, sheet);
                return ArtifactKinds.TestResults;
            case GitLabShape.Job:
                PipelineFacts.WriteJob(sheet, "ci.job", item, PipelineWords.Of(null, Text(item, "status")), Text(item, "name"), item.Get("finished_at")?.Time, ("stage", Text(item, "stage")), ("run", item.At("pipeline", "id")?.Text), ("allowed-to-fail", Text(item, "allow_failure")));
                return ArtifactKinds.CiRun;
            case GitLabShape.Deployment:
                WriteDeployment(item, sheet);
                return ArtifactKinds.CiRun;
            case GitLabShape.Approvals:
                WriteApprovals(item, sheet);
                return ArtifactKinds.CodeReview;
            case GitLabShape.ApprovalState:
                WriteApprovalState(item, sheet);
                return ArtifactKinds.CodeReview;
            case GitLabShape.MergeRequest:
                WriteMergeRequest(item, sheet);
                return ArtifactKinds.CodeReview;
            case GitLabShape.Pipeline:
                WritePipeline(item, sheet);
                return ArtifactKinds.CiRun;
            case GitLabShape.Release:
                sheet.AddText("release.entry", item.Pointer, Text(item, "tag_name") ?? "(untagged)", About.With((FactAttributes.Title, Text(item, "name")), (FactAttributes.Owner, item.At("author", "username")?.Text), ("commit", item.At("commit", "id")?.Text)) with { MeasuredAt = item.Get("released_at")?.Time });
                return ArtifactKinds.SoftwareRelease;
            case GitLabShape.Issue:
                return TicketFacts.Write(sheet, [IssueOf(item)]);
            default:
                return null;
        }
    }

    private static bool Has(JsonAt item, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? item.IsObject && item.Element.TryGetProperty(path, out _) : item.Get(path[..slash])?.Items.Any(inner => inner.Get(path[(slash + 1)..]) is not null) == true;
    }

    private static string? Text(JsonAt item, string name) => item.Get(name)?.Text;

    private static void WritePipeline(JsonAt pipeline, FactSheet sheet)
    {
        PipelineFacts.WriteRun(
            sheet,
            pipeline,
            PipelineWords.Of(null, Text(pipeline, "status")),
            pipeline.Get("name", "ref")?.Text,
            Text(pipeline, "sha"),
            pipeline.Get("started_at", "created_at")?.Time,
            pipeline.Get("finished_at")?.Time,
            (FactAttributes.Id, Text(pipeline, "id")),
            ("branch", Text(pipeline, "ref")),
            ("event", Text(pipeline, "source")),
            (FactAttributes.Owner, pipeline.At("user", "username")?.Text));
        if (pipeline.Get("coverage") is { Number: { } percent } coverage)
        {
            sheet.Measure("coverage.line_rate", "coverage", coverage.Pointer, percent / Percent);
        }
    }

    private static void WriteTests(JsonAt report, FactSheet sheet)
    {
        var total = report.Get("total") is { IsObject: true } summary ? summary : report;
        Tally(total).Write(sheet, total.Pointer, default);
        foreach (var suite in report.Get("test_suites")?.Items ?? [])
        {
            Tally(suite).Write(sheet, suite.Pointer, About.Sliced("suite", Text(suite, "name") ?? suite.Pointer));
        }
    }

    private static TestTally Tally(JsonAt counts) => new()
    {
        Passed = counts.Get("success_count", "success")?.Count ?? 0,
        Failed = counts.Get("failed_count", "failed")?.Count ?? 0,
        Errors = counts.Get("error_count", "error")?.Count ?? 0,
        Skipped = counts.Get("skipped_count", "skipped")?.Count ?? 0,
        Duration = counts.Get("total_time", "time")?.Number,
    };

    private static void WriteDeployment(JsonAt deployment, FactSheet sheet)
    {
        var environment = deployment.At("environment", "name")?.Text ?? Text(deployment, "environment");
        sheet.AddText("deployment.entry", deployment.Pointer, PipelineWords.Of(Text(deployment, "status"), deployment.At("deployable", "status")?.Text) ?? "created", About.With(
            (FactAttributes.Id, Text(deployment, "id")),
            ("environment", environment),
            ("commit", Text(deployment, "sha")),
            ("ref", Text(deployment, "ref")),
            (FactAttributes.Owner, deployment.At("user", "username")?.Text),
            (FactAttributes.Opened, Times.Iso(deployment.Get("created_at")?.Time))) with { MeasuredAt = deployment.Get("updated_at", "created_at")?.Time });
        foreach (var approval in deployment.Get("approvals")?.Items ?? [])
        {
            TicketFacts.Write(sheet, new SignOff(approval.Pointer, Text(approval, "status"), environment, approval.At("user", "username")?.Text, Closed: approval.Get("created_at")?.Time, Comment: Text(approval, "comment")), Text(deployment, "id"), "deployment");
        }
    }

    private static void WriteApprovals(JsonAt approvals, FactSheet sheet)
    {
        var (id, given) = (Text(approvals, "iid"), 0);
        foreach (var approval in approvals.Get("approved_by")?.Items ?? [])
        {
            given++;
            TicketFacts.Write(sheet, new SignOff(approval.Pointer, "approved", "code-review", approval.At("user", "username")?.Text, Closed: approval.Get("approved_at")?.Time), id, "code review");
        }

        if (approvals.Get("approvals_left") is { Count: > 0 } left)
        {
            TicketFacts.Write(sheet, new SignOff(left.Pointer, "pending", "code-review", null, Comment: $"{left.Count} of {given + left.Count} approvals are open"), id, "code review");
        }
    }

    private static void WriteApprovalState(JsonAt state, FactSheet sheet)
    {
        foreach (var rule in state.Get("rules")?.Items ?? [])
        {
            if (rule.Get("approvals_required")?.Count == 0 && rule.Get("approved_by") is not { Size: > 0 })
            {
                continue;
            }

            var people = string.Join(", ", rule.Get("approved_by")?.Items.Select(person => person.Get("username", "name")?.Text) ?? []);
            TicketFacts.Write(sheet, new SignOff(rule.Pointer, rule.Get("approved")?.Flag == true ? "approved" : "pending", Text(rule, "name"), people), category: "code review");
        }
    }

    private static void WriteMergeRequest(JsonAt request, FactSheet sheet) =>
        sheet.AddText("change.entry", request.Pointer, Text(request, "state") switch { "merged" => "closed", "closed" => "rejected", _ => "open" }, About.With(
            (FactAttributes.Id, Text(request, "iid")),
            (FactAttributes.Title, Text(request, "title")),
            (FactAttributes.Owner, request.At("author", "username")?.Text),
            (FactAttributes.Opened, Times.Iso(request.Get("created_at")?.Time)),
            (FactAttributes.Closed, Times.Iso(request.Get("merged_at", "closed_at")?.Time)),
            ("commit", request.Get("merge_commit_sha", "squash_commit_sha", "sha")?.Text),
            ("branch", Text(request, "target_branch"))));

    private static void WriteSecurity(JsonAt report, FactSheet sheet)
    {
        sheet.Tool = $"{report.At("scan", "scanner", "name")?.Text} {report.At("scan", "scanner", "version")?.Text}".Trim() is { Length: > 0 } scanner ? scanner : "GitLab";
        sheet.MeasuredAt = report.At("scan", "end_time")?.Time;
        if (report.At("scan", "status") is { Text: { } status } outcome)
        {
            sheet.Add("security.scan_succeeded", outcome.Pointer, status == "success" ? 1 : 0);
        }

        var found = report.Get("vulnerabilities")?.Items.Select(one => new Vulnerability(
            one.Pointer,
            (one.Get("identifiers")?.Items.Select(identifier => identifier.Get("value", "name")?.Text).FirstOrDefault()) ?? Text(one, "id"),
            one.Get("name", "message", "description")?.Text,
            Severities.Normalise(Text(one, "severity")) ?? "info",
            Text(one, "state"),
            one.At("location", "file")?.Text ?? one.At("location", "dependency", "package", "name")?.Text,
            Mitigation: Text(one, "solution"))).ToList() ?? [];
        Vulnerability.WriteAll(sheet, report.Get("vulnerabilities")!.Value.Pointer, found);
    }

    private static Ticket IssueOf(JsonAt issue)
    {
        var labels = issue.Get("labels")?.Items.Select(label => label.Get("name")?.Text ?? label.Text).OfType<string>().ToList() ?? [];
        return new(issue.Pointer, Text(issue, "iid"), Text(issue, "title"))
        {
            Type = issue.Get("issue_type", "type")?.Text,
            Labels = labels,
            State = Text(issue, "state"),
            IsDone = Text(issue, "state") == "closed",
            Severity = LabelSeverity.In(labels) ?? (Text(issue, "severity") is "UNKNOWN" ? null : Text(issue, "severity")),
            Owner = issue.At("assignee", "username")?.Text,
            Opened = issue.Get("created_at")?.Time,
            Closed = issue.Get("closed_at")?.Time,
            Due = issue.Get("due_date")?.Time,
        };
    }
}
