using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers import</c>.</summary>
internal static class AnswersImportCommand
{
    public static Command Create(CommandConsole console)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Completed questionnaires", Arity = ArgumentArity.OneOrMore };
        var product = new Option<string?>("--product", "-p") { Description = "Product the answers hold for; default: every product", HelpName = "P" };
        var output = new Option<FileInfo?>("--out", "-o") { Description = "Write new and changed entries as YAML, not approved; nothing changes until you copy them into answers/", HelpName = "FILE.yaml" };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("import", "Learns question and answer pairs from completed questionnaires, as proposals: new entries, other wordings, conflicts.") { files, product, output, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var opened = parsed.GetRequiredValue(files).Select(file => (File: (Stream)InputFiles.Open(file), file.Name)).ToList();
            try
            {
                var proposals = host.Get<AnswerService>().Import(opened, parsed.GetValue(product));
                await ProposalOutput.WriteAsync(console, proposals, parsed.GetValue(output), parsed.GetRequiredValue(format), stop);
            }
            finally
            {
                opened.ForEach(file => file.File.Dispose());
            }

            return ExitStatus.Done;
        });
        return command.WithExamples("evidence answers import answered-2025.xlsx answered-2026.docx --out answers-proposed.yaml");
    }
}
