using System.CommandLine;
using System.CommandLine.Help;
using Evidence.Cli.Commands;
using Evidence.Cli.Output;

namespace Evidence.Cli;

/// <summary>The <c>evidence</c> command.</summary>
public static class CommandLine
{
    /// <summary>Runs one command line and gives the exit status.</summary>
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and faults.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var parsed = Create(new CommandConsole(output, error)).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal))
            {
                await error.WriteLineAsync($"evidence: {problem}");
            }

            await error.WriteLineAsync($"evidence: run 'evidence {PathOf(parsed.CommandResult.Command)}--help' for what it takes.");
            return ExitStatus.Usage;
        }

        return await InvokeAsync(parsed, error);
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, TextWriter error)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler cancel = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += cancel;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (EvidenceException fault)
        {
            await error.WriteLineAsync($"evidence: {fault.Message}");
            return ExitStatus.Of(fault.Code);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await error.WriteLineAsync("evidence: stopped. What was done is kept; the same command takes it up again.");
            return 130;
        }
        finally
        {
            Console.CancelKeyPress -= cancel;
        }
    }

    private static RootCommand Create(CommandConsole console)
    {
        var root = new RootCommand("Responsible AI evidence: launch evidence packs and customers' questionnaires, answered from facts.")
        {
            DemoCommand.Create(console),
            InitCommand.Create(console),
            WorkspaceCommand.Create(console),
            SourcesCommand.Create(console),
            CollectCommand.Create(console),
            CoverageCommand.Create(console),
            PackCommand.Create(console),
            QuestionnaireCommand.Create(console),
            AnswersCommand.Create(console),
            ScorecardCommand.Create(console),
            FrameworksCommand.Create(console),
            StoreCommand.Create(console),
            DeliveriesCommand.Create(console),
            TeamsCommand.Create(console),
            ServeCommand.Create(console),
        };
        root.Options.Add(CommonOptions.Workspace);
        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction help } option)
        {
            option.Action = new HelpWithExamples(help, console);
        }

        return root;
    }

    private static string PathOf(Command command)
    {
        var names = new Stack<string>();
        for (var current = command; current is not RootCommand; current = current.Parents.OfType<Command>().First())
        {
            names.Push(current.Name);
        }

        return string.Concat(names.Select(name => name + " "));
    }
}
