using System.CommandLine;
using System.Globalization;
using System.Text;
using Evidence.Answers;
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
                await File.WriteAllTextAsync(target.FullName, Yaml(review.Proposals), stop);
                console.Error.WriteLine($"{review.Proposals.Count} proposed changes in {target.FullName}");
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

    // Proposals are not approved: they hold no 'approved' day, so that they cannot leave before somebody adds it.
    private static string Yaml(IReadOnlyList<ProposedChange> proposals)
    {
        var text = new StringBuilder("# Proposed by a review. Check each entry, merge it into the library, and add 'approved' when it is.\nanswers:\n");
        foreach (var change in proposals)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: {change.Id}\n");
            text.Append(change.Replaces is null ? "    # new\n" : $"    # would replace '{change.Replaces}': {Quoted(change.Before ?? "")}\n");
            text.Append(CultureInfo.InvariantCulture, $"    questions: [{Quoted(change.Question)}]\n    answer: {Quoted(change.Answer)}\n");
            if (change.Owner is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"    owner: {change.Owner}\n");
            }
        }

        return proposals.Count == 0 ? text.Replace("answers:\n", "answers: []\n").ToString() : text.ToString();
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text, EvidenceJson.Compact);
}
