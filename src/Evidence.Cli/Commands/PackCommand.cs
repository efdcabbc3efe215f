using System.CommandLine;
using Evidence.Cli.Output;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack</c>.</summary>
internal static class PackCommand
{
    public static Command Create(CommandConsole console) => new("pack", "Builds, checks and decides launch evidence packs.")
    {
        PackBuildCommand.Create(console),
        PackVerifyCommand.Create(console),
        PackDecideCommand.Create(console),
        PackListCommand.Create(console),
        PackDiffCommand.Create(console),
    };
}
