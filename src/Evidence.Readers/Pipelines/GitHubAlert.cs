using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>Alerts of GitHub's code scanning and of Dependabot, as findings.</summary>
internal static class GitHubAlert
{
    private static readonly string[] _accepted = ["wontfix", "usedintests", "tolerablerisk"];

    public static void Write(JsonAt alert, FactSheet sheet)
    {
        var advisory = alert.Get("security_advisory");
        var severity = advisory?.Get("severity") ?? alert.At("rule", "security_severity_level") ?? alert.At("rule", "severity");
        sheet.AddText("finding.entry", alert.Pointer, State(alert), About.With(
            (FactAttributes.Id, (alert.At("rule", "id") ?? advisory?.Get("cve_id", "ghsa_id"))?.Text),
            (FactAttributes.Title, (alert.At("rule", "description") ?? alert.At("rule", "name") ?? advisory?.Get("summary"))?.Text),
            (FactAttributes.Severity, Severities.Normalise(severity?.Text) ?? "medium"),
            (FactAttributes.Category, advisory is null ? null : "vulnerability"),
            (FactAttributes.Opened, Times.Iso(alert.Get("created_at")?.Time)),
            (FactAttributes.Closed, Times.Iso(alert.Get("fixed_at", "dismissed_at")?.Time)),
            (FactAttributes.Mitigation, alert.Get("dismissed_comment", "dismissed_reason")?.Text),
            ("number", alert.Get("number")?.Text),
            ("location", (alert.At("most_recent_instance", "location", "path") ?? alert.At("dependency", "manifest_path"))?.Text),
            ("component", alert.At("dependency", "package", "name")?.Text),
            ("scanner", alert.At("tool", "name")?.Text)));
    }

    private static string State(JsonAt alert) => alert.Get("state")?.Text switch
    {
        "dismissed" or "auto_dismissed" => _accepted.Contains(Words.Fold(alert.Get("dismissed_reason")?.Text ?? "")) ? "accepted" : "closed",
        "fixed" or "closed" => "closed",
        _ => "open",
    };
}
