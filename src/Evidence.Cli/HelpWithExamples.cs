using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Evidence.Cli.Output;

namespace Evidence.Cli;

/// <summary>The usual help, and examples after it.</summary>
internal sealed class HelpWithExamples(HelpAction usual, CommandConsole console) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output = console.Output;
        var status = usual.Invoke(parseResult);
        if (Examples.Of(parseResult.CommandResult.Command) is { Count: > 0 } examples)
        {
            console.Output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                console.Output.WriteLine($"  {example}");
            }

            console.Output.WriteLine();
        }

        return status;
    }
}
