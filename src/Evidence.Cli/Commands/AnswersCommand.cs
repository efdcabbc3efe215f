using System.CommandLine;
using Evidence.Cli.Output;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence answers</c>.</summary>
internal static class AnswersCommand
{
    public static Command Create(CommandConsole console) => new("answers", "Looks after the answer library.")
    {
        AnswersImportCommand.Create(console),
        AnswersLintCommand.Create(console),
        AnswersEvaluateCommand.Create(console),
        AnswersImpactCommand.Create(console),
        AnswersExplainCommand.Create(console),
    };
}
