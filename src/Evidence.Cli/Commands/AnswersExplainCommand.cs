using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Drafting.Library;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers explain</c>.</summary>
internal static class AnswersExplainCommand
{
    public static Command Create(CommandConsole console)
    {
        var id = new Argument<string>("ID") { Description = "Id of the answer" };
        var release = CommonOptions.Release(required: false);
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format("table", "json");
        var command = new Command("explain", "Shows the chain from each sentence of an answer to fact, artifact digest and the source it was read from.") { id, release, asOf, format };
        command.SetAction(async (parsed, stop) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            var sentences = await host.Get<AnswerService>().ExplainAsync(parsed.GetRequiredValue(id), parsed.GetValue(release), parsed.GetValue(asOf), stop);
            Write(console, sentences, parsed.GetRequiredValue(format));
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence answers explain bias-testing-ranker --release checkout-ranker-2.4.0");
    }

    private static void Write(CommandConsole console, IReadOnlyList<ExplainedSentence> sentences, string format)
    {
        if (format == "json")
        {
            console.WriteJson(sentences);
            return;
        }

        foreach (var sentence in sentences)
        {
            console.WriteLine(sentence.Text);
            foreach (var link in sentence.Links)
            {
                console.WriteLine($"  {link.Kind.ToString().ToLowerInvariant()} {link.Id}: {link.Said}{(link.Digest is { } digest ? $" [sha256 {digest.Hex}]" : "")}");
                if (link.Request is not null)
                {
                    console.WriteLine($"    read from {link.Source} at {link.Request}, {link.Read:yyyy-MM-dd HH:mm}");
                }
            }
        }
    }
}
