using System.Net;
using System.Text;
using Evidence.Controls;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Output;

/// <summary>Coverage as one self-contained page.</summary>
internal static class CoverageHtml
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; color: #1b1f24; padding: 0 1rem; }
        h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.2rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #d8dee4; }
        th { background: #f6f8fa; } td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .status { border-radius: 1rem; padding: .1rem .6rem; white-space: nowrap; font-size: .85rem; }
        .evidenced { background: #dafbe1; color: #116329; } .partial, .stale { background: #fff8c5; color: #7d4e00; }
        .missing { background: #ffebe9; color: #a40e26; } .not-applicable { background: #eaeef2; color: #424a53; }
        """;

    public static string Write(Coverage coverage)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Control coverage of {Text(coverage.ReleaseId)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n");
        html.Append($"<h1>Control coverage of {Text(coverage.ReleaseId)}</h1>\n<p>As of {coverage.AsOf:yyyy-MM-dd HH:mm} UTC. Statuses say what evidence is there; they are not a certification.</p>\n");
        foreach (var framework in coverage.Controls.GroupBy(control => control.Control.Framework, StringComparer.Ordinal))
        {
            WriteFramework(html, framework.Key, [.. framework]);
        }

        WriteSources(html, coverage);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void WriteFramework(StringBuilder html, string framework, IReadOnlyList<ControlAssessment> controls)
    {
        var counts = controls.GroupBy(control => control.Status).OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}");
        html.Append($"<h2>{Text(framework)}</h2>\n<p>{controls.Count} controls: {string.Join(", ", counts)}.</p>\n");
        html.Append("<table>\n<thead><tr><th>Control</th><th>Title</th><th>Status</th><th>Why</th><th>What would complete it</th></tr></thead>\n<tbody>\n");
        foreach (var control in controls)
        {
            html.Append($"<tr><td>{Text(control.Control.Id)}</td><td>{Text(control.Title)}</td><td><span class=\"status {Word(control.Status).Replace(' ', '-')}\">{Word(control.Status)}</span></td>");
            html.Append($"<td>{Text(string.Join(' ', control.Reasons.Concat(control.Conflicts)))}</td><td>{Text(string.Join(' ', control.ToComplete))}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void WriteSources(StringBuilder html, Coverage coverage)
    {
        html.Append("<h2>Sources asked</h2>\n<table>\n<thead><tr><th>Source</th><th>State</th><th>Expected</th><th>Received</th><th>Missing</th></tr></thead>\n<tbody>\n");
        foreach (var source in coverage.Sources)
        {
            var gaps = string.Join(' ', source.Gaps.Select(gap => $"{gap.What}: {gap.Why}"));
            html.Append($"<tr><td>{Text(source.Source)}</td><td>{source.State.ToString().ToLowerInvariant()}</td><td>{source.Expected?.ToString() ?? "not said"}</td><td>{source.Received}</td><td>{Text(gaps)}</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Word(ControlStatus status) => status == ControlStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
