using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;
using Evidence.Questionnaires;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence questionnaire review</c>.</summary>
internal static class QuestionnaireReviewCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The reviewed copy" };
        var id = new Option<string?>("--questionnaire") { Description = "Id of the draft it comes from; default: the one whose questions fit", HelpName = "ID" };
        var proposals = new Option<FileInfo?>("--proposals") { Description = "Write changes for the answer library as YAML; nothing changes until you copy them into answers/", HelpName = "FILE.yaml" };
        var by = new Option<string>("--as") { Description = "Who reviewed; default: the signed-in user", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("review", "Reads a reviewed copy back: accepted, edited, rejected and added answers.") { file, id, proposals, by, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            await using var stream = InputFiles.Open(parsed.GetRequiredValue(file));
            var review = await host.Get<ReviewService>().ReadAsync(stream, parsed.GetRequiredValue(file).Name, parsed.GetValue(id), parsed.GetRequiredValue(by), stop);
            Write(console, review, parsed.GetRequiredValue(format));
            if (parsed.GetValue(proposals) is { } target)
            {
                await ProposalOutput.WriteAsync(console, review.Proposals, target, "table", stop);
            }

            return ExitStatus.Done;
        });
        return command.WithExamples("evidence questionnaire review filled-and-reviewed.docx --proposals answers-proposed.yaml");
    }

    private static void Write(CommandConsole console, Review review, string format)
    {
        if (format == "json")
        {
            console.WriteJson(review);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Question", "Verdict", "Drafted", "Now");
        foreach (var answer in review.Answers.Where(answer => answer.Verdict is not (ReviewVerdict.Accepted or ReviewVerdict.Open)))
        {
            table.AddRow(
                Markup.Escape(answer.QuestionId),
                answer.Verdict.ToString().ToLowerInvariant(),
                Markup.Escape(answer.Drafted ?? ""),
                Markup.Escape(answer.Final ?? answer.Choice ?? ""));
        }

        console.Results.Write(table);
        var counts = Enum.GetValues<ReviewVerdict>().Select(verdict => $"{review.Answers.Count(answer => answer.Verdict == verdict)} {verdict.ToString().ToLowerInvariant()}");
        console.WriteLine($"{review.FileName}: {string.Join(", ", counts)}");
    }
}
