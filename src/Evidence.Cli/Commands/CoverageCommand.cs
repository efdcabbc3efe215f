using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Controls;
using Evidence.Hosting.Services;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence coverage</c>: where each control stands.</summary>
internal static class CoverageCommand
{
    public static Command Create(CommandConsole console)
    {
        var release = CommonOptions.Release();
        var framework = new Option<string?>("--framework") { Description = "Only this framework, for instance nist-ai-rmf; default: those evidence.yaml names", HelpName = "F" };
        var explain = new Option<string?>("--explain") { Description = "Follow one control to the bytes it rests on, for instance iso-42001:A.5.4", HelpName = "CONTROL" };
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json", "html");
        var command = new Command("coverage", "Says of each control whether it is evidenced, partial, stale or missing, and why.") { release, framework, explain, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(explain) is { } control)
            {
                return await CoverageExplanation.RunAsync(console, parsed, parsed.GetRequiredValue(release), control, parsed.GetValue(asOf), parsed.GetRequiredValue(format), stop);
            }

            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var coverage = await host.Get<CoverageService>().AssessAsync(parsed.GetRequiredValue(release), parsed.GetValue(framework), parsed.GetValue(asOf), stop);
            Write(console, coverage, parsed.GetRequiredValue(format));
            return coverage.Sources.All(source => source.State == Packs.SourceState.Complete) ? ExitStatus.Done : ExitStatus.Partial;
        });
        return command.WithExamples(
            "evidence coverage --release checkout-ranker-2.4.0",
            "evidence coverage --release checkout-ranker-2.4.0 --framework iso-23894 --format html > coverage.html",
            "evidence coverage --release checkout-ranker-2.4.0 --explain iso-42001:A.5.4");
    }

    private static void Write(CommandConsole console, Coverage coverage, string format)
    {
        switch (format)
        {
            case "json":
                console.WriteJson(coverage);
                break;
            case "html":
                console.Output.Write(CoverageHtml.Write(coverage));
                break;
            default:
                WriteTable(console, coverage);
                break;
        }
    }

    private static void WriteTable(CommandConsole console, Coverage coverage)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Control", "Title", "Status", "Why");
        foreach (var control in coverage.Controls)
        {
            table.AddRow(
                Markup.Escape(control.Control.ToString()),
                Markup.Escape(control.Title),
                StatusOf(control.Status),
                Markup.Escape(string.Join(' ', control.Reasons)));
        }

        console.Results.Write(table);
        foreach (var group in coverage.Controls.GroupBy(control => control.Control.Framework, StringComparer.Ordinal))
        {
            var counts = group.GroupBy(control => control.Status).OrderByDescending(status => status.Key).Select(status => $"{status.Count()} {EvidenceStatus.Word(status.Key)}");
            console.WriteLine($"{group.Key}: {group.Count()} controls: {string.Join(", ", counts)}.");
        }

        SourceTable.Write(console, coverage.Sources);
    }

    private static string StatusOf(ControlStatus status) => status switch
    {
        ControlStatus.Evidenced => "[green]evidenced[/]",
        ControlStatus.Missing => "[red]missing[/]",
        ControlStatus.NotApplicable => "not applicable",
        _ => $"[yellow]{EvidenceStatus.Word(status)}[/]",
    };
}
