using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;
using Evidence.Readers.Tickets;

namespace Evidence.Readers.Pipelines;

/// <summary>Writes the objects of the GitHub API as facts.</summary>
internal static class GitHubItems
{
    /// <summary>Writes one; returns the kind of artifact it makes, or null where it is not known.</summary>
    public static string? Write(JsonAt item, FactSheet sheet)
    {
        switch (GitHubShapes.Of(name => item.IsObject && item.Element.TryGetProperty(name, out _)))
        {
            case GitHubShape.WorkflowRun:
                WriteRun(item, sheet);
                return ArtifactKinds.CiRun;
            case GitHubShape.Job:
                PipelineFacts.WriteJob(sheet, "ci.job", item, Outcome(item), Text(item, "name"), item.Get("completed_at")?.Time, ("run", Text(item, "run_id")), (FactAttributes.Id, Text(item, "id")));
                return ArtifactKinds.CiRun;
            case GitHubShape.CheckRun:
                PipelineFacts.WriteJob(sheet, "ci.check", item, Outcome(item), Text(item, "name"), item.Get("completed_at")?.Time, ("commit", Text(item, "head_sha")), ("app", item.At("app", "slug")?.Text));
                return ArtifactKinds.CiRun;
            case GitHubShape.DeploymentApproval:
                WriteApproval(item, sheet);
                return ArtifactKinds.Approval;
            case GitHubShape.Deployment or GitHubShape.DeploymentStatus:
                WriteDeployment(item, sheet);
                return ArtifactKinds.CiRun;
            case GitHubShape.Environment:
                WriteEnvironment(item, sheet);
                return ArtifactKinds.CiRun;
            case GitHubShape.Review:
                WriteReview(item, sheet);
                return ArtifactKinds.CodeReview;
            case GitHubShape.CodeScanningAlert or GitHubShape.DependencyAlert:
                GitHubAlert.Write(item, sheet);
                return ArtifactKinds.SecurityScan;
            case GitHubShape.PullRequest:
                WritePullRequest(item, sheet);
                return ArtifactKinds.CodeReview;
            case GitHubShape.Release:
                WriteRelease(item, sheet);
                return ArtifactKinds.SoftwareRelease;
            case GitHubShape.Issue:
                return TicketFacts.Write(sheet, [IssueOf(item)]);
            default:
                return null;
        }
    }

    private static string? Text(JsonAt item, string name) => item.Get(name)?.Text;

    private static string? Outcome(JsonAt item) => PipelineWords.Of(Text(item, "conclusion"), Text(item, "status"));

    private static void WriteRun(JsonAt run, FactSheet sheet) => PipelineFacts.WriteRun(
        sheet,
        run,
        Outcome(run),
        run.Get("name", "display_title")?.Text,
        Text(run, "head_sha"),
        run.Get("run_started_at", "created_at")?.Time,
        run.Get("conclusion") is null ? null : run.Get("updated_at")?.Time,
        (FactAttributes.Id, Text(run, "id")),
        ("event", Text(run, "event")),
        ("branch", Text(run, "head_branch")),
        ("attempt", Text(run, "run_attempt")),
        (FactAttributes.Owner, run.At("actor", "login")?.Text));

    private static void WriteApproval(JsonAt approval, FactSheet sheet)
    {
        var environments = string.Join(", ", approval.Get("environments")?.Items.Select(environment => environment.Get("name")?.Text) ?? []);
        TicketFacts.Write(sheet, new SignOff(approval.Pointer, Text(approval, "state"), environments, approval.At("user", "login")?.Text, Comment: Text(approval, "comment")), category: "deployment");
    }

    private static void WriteDeployment(JsonAt deployment, FactSheet sheet)
    {
        var about = About.With(
            (FactAttributes.Id, Text(deployment, "id")),
            ("environment", Text(deployment, "environment")),
            ("commit", Text(deployment, "sha")),
            ("ref", Text(deployment, "ref")),
            (FactAttributes.Owner, deployment.At("creator", "login")?.Text),
            (FactAttributes.Opened, Times.Iso(deployment.Get("created_at")?.Time)));
        sheet.AddText("deployment.entry", deployment.Pointer, PipelineWords.Of(Text(deployment, "state"), null) ?? "created", about with { MeasuredAt = deployment.Get("updated_at", "created_at")?.Time });
    }

    // Any one of the reviewers named may approve.
    private static void WriteEnvironment(JsonAt environment, FactSheet sheet)
    {
        var rules = environment.Get("protection_rules")!.Value;
        var reviewing = rules.Items.FirstOrDefault(rule => Text(rule, "type") == "required_reviewers");
        var reviewers = reviewing.Get("reviewers")?.Items.Select(one => one.At("reviewer", "login")?.Text ?? one.At("reviewer", "name")?.Text).OfType<string>().ToList() ?? [];
        sheet.Add("deployment.required_reviewers", reviewers.Count > 0 ? reviewing.Pointer : rules.Pointer, reviewers.Count, About.Sliced(
            "environment",
            Text(environment, "name") ?? "",
            ("reviewers", string.Join(", ", reviewers)),
            ("prevent-self-review", Text(reviewing, "prevent_self_review")),
            ("wait-minutes", rules.Items.Select(rule => Text(rule, "wait_timer")).FirstOrDefault(wait => wait is not null))) with { MeasuredAt = environment.Get("updated_at")?.Time });
    }

    private static void WriteReview(JsonAt review, FactSheet sheet)
    {
        // A comment decides nothing; a dismissed review no longer counts.
        if (Text(review, "state")?.ToUpperInvariant() is "COMMENTED" or "DISMISSED" or "PENDING" or null)
        {
            sheet.Note($"{FactSheet.At(review.Pointer)}: the review decides nothing ({Text(review, "state")?.ToLowerInvariant()}); passed over.");
            return;
        }

        TicketFacts.Write(sheet, new SignOff(review.Pointer, Text(review, "state"), "code-review", review.At("user", "login")?.Text, Closed: review.Get("submitted_at")?.Time), category: "code review");
    }

    private static void WritePullRequest(JsonAt request, FactSheet sheet) =>
        sheet.AddText("change.entry", request.Pointer, request.Get("merged_at") is not null ? "closed" : Text(request, "state") == "closed" ? "rejected" : "open", About.With(
            (FactAttributes.Id, Text(request, "number")),
            (FactAttributes.Title, Text(request, "title")),
            (FactAttributes.Owner, request.At("user", "login")?.Text),
            (FactAttributes.Opened, Times.Iso(request.Get("created_at")?.Time)),
            (FactAttributes.Closed, Times.Iso(request.Get("merged_at", "closed_at")?.Time)),
            ("commit", request.Get("merge_commit_sha")?.Text ?? request.At("head", "sha")?.Text),
            ("branch", request.At("base", "ref")?.Text)));

    private static void WriteRelease(JsonAt release, FactSheet sheet) =>
        sheet.AddText("release.entry", release.Pointer, Text(release, "tag_name")!, About.With(
            (FactAttributes.Title, Text(release, "name")),
            (FactAttributes.Owner, release.At("author", "login")?.Text),
            ("draft", Text(release, "draft")),
            ("prerelease", Text(release, "prerelease")),
            ("commit", Text(release, "target_commitish"))) with { MeasuredAt = release.Get("published_at")?.Time });

    private static Ticket IssueOf(JsonAt issue) => new(issue.Pointer, Text(issue, "number"), Text(issue, "title"))
    {
        Type = issue.At("type", "name")?.Text,
        Labels = [.. issue.Get("labels")?.Items.Select(label => label.Get("name")?.Text ?? label.Text).OfType<string>() ?? []],
        State = Text(issue, "state"),
        Outcome = Text(issue, "state_reason"),
        IsDone = Text(issue, "state") == "closed",
        Severity = LabelSeverity.In(issue.Get("labels")?.Items.Select(label => label.Get("name")?.Text ?? label.Text) ?? []),
        Owner = issue.At("assignee", "login")?.Text ?? issue.Get("assignees")?.Items.Select(one => one.Get("login")?.Text).FirstOrDefault(),
        Opened = issue.Get("created_at")?.Time,
        Closed = issue.Get("closed_at")?.Time,
    };
}
