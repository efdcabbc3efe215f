using System.CommandLine;
using Evidence.Answers.Lint;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers lint</c>.</summary>
internal static class AnswersLintCommand
{
    public static Command Create(CommandConsole console)
    {
        var release = CommonOptions.Release(required: false);
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json");
        var command = new Command("lint", "Finds answers that are expired, orphaned, contradictory, duplicated, undisclosable, or rest on stale evidence (with --release). Ends with 1 where it finds one.") { release, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var findings = await host.Get<AnswerService>().LintAsync(parsed.GetValue(release), parsed.GetValue(asOf), stop);
            Write(console, findings, parsed.GetRequiredValue(format));
            return findings.Count == 0 ? ExitStatus.Done : ExitStatus.No;
        });
        return command.WithExamples("evidence answers lint", "evidence answers lint --release checkout-ranker-2.4.0");
    }

    private static void Write(CommandConsole console, IReadOnlyList<LintFinding> findings, string format)
    {
        if (format == "json")
        {
            console.WriteJson(findings);
            return;
        }

        foreach (var finding in findings)
        {
            console.WriteLine($"{finding.File}:{finding.Line}: {finding.Rule}: {finding.Message} {finding.Fix}");
        }

        console.WriteLine(findings.Count == 0 ? "Nothing is wrong." : $"{findings.Count} findings.");
    }
}
