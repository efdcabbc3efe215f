using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence questionnaire sent</c>.</summary>
internal static class QuestionnaireSentCommand
{
    public static Command Create(CommandConsole console)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file as it went to the customer" };
        var customer = new Option<string>("--customer", "-c") { Description = "Who got it", HelpName = "NAME", Required = true };
        var at = CommonOptions.AsOf();
        var command = new Command("sent", "Remembers that a file went to a customer: who was told what, resting on which evidence. 'answers impact' looks at it when evidence changes.") { file, customer, at };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            await using var stream = InputFiles.Open(parsed.GetRequiredValue(file));
            var sent = await host.Get<SentService>().RecordAsync(stream, parsed.GetRequiredValue(file).Name, parsed.GetRequiredValue(customer), parsed.GetValue(at), stop);
            console.WriteLine($"{sent.Count} answers to {parsed.GetRequiredValue(customer)} are remembered.");
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence questionnaire sent for-customer.docx --customer \"Harbour & Vale\"");
    }
}
