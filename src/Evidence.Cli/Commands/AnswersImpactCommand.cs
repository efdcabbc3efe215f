using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Drafting.Library;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers impact</c>.</summary>
internal static class AnswersImpactCommand
{
    public static Command Create(CommandConsole console)
    {
        var release = CommonOptions.Release();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json");
        var command = new Command("impact", "Lists answers, packs and sent files that changed, expired or contradicting evidence touches, with a drafted correction. Ends with 1 where there is one.") { release, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var report = await host.Get<AnswerService>().ImpactAsync(parsed.GetRequiredValue(release), parsed.GetValue(asOf), stop);
            Write(console, report, parsed.GetRequiredValue(format));
            return report.Answers.Count + report.Files.Count == 0 ? ExitStatus.Done : ExitStatus.No;
        });
        return command.WithExamples("evidence answers impact --release checkout-ranker-2.4.0");
    }

    private static void Write(CommandConsole console, ImpactReport report, string format)
    {
        if (format == "json")
        {
            console.WriteJson(report);
            return;
        }

        foreach (var answer in report.Answers)
        {
            console.WriteLine($"answer {answer.Id} ({answer.Owner ?? "no owner"}): {string.Join(' ', answer.Reasons)}");
            WriteCorrection(console, answer.Correction);
        }

        foreach (var (file, answer) in report.Files.SelectMany(file => file.Answers.Select(answer => (file, answer))))
        {
            console.WriteLine($"sent to {file.Customer} in {file.File}, {answer.QuestionId}: {string.Join(' ', answer.Reasons)}");
            WriteCorrection(console, answer.Correction);
        }

        foreach (var pack in report.Packs)
        {
            console.WriteLine($"pack {pack}");
        }

        console.WriteLine($"{report.Answers.Count} answers, {report.Files.Count} sent files, {report.Packs.Count} packs.");
    }

    private static void WriteCorrection(CommandConsole console, string? correction)
    {
        if (correction is not null)
        {
            console.WriteLine($"  would now say: {correction}");
        }
    }
}
