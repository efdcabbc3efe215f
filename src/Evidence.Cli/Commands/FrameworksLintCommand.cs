using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting;
using Evidence.Ports;
using Evidence.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence frameworks lint</c>: everything that is wrong in frameworks, mappings and crosswalks.</summary>
internal static class FrameworksLintCommand
{
    public static Command Create(CommandConsole console)
    {
        var format = CommonOptions.Format("table", "json");
        var command = new Command("lint", "Checks frameworks, mappings and crosswalks, the product's and the workspace's own, and says everything that is wrong, a line each.") { format };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(CommonOptions.Workspace), parsed.GetRequiredValue(format)));
        return command.WithExamples("evidence frameworks lint");
    }

    private static int Run(CommandConsole console, DirectoryInfo folder, string format)
    {
        var options = new EvidenceOptions { Workspace = folder.FullName };
        using var services = new ServiceCollection().AddWorkspace(new WorkspaceOptions(options.Workspace, options.FrameworkData)).BuildServiceProvider();
        var problems = services.GetRequiredService<IWorkspaceSource>().LintFrameworks();
        if (format == "json")
        {
            console.WriteJson(problems);
        }
        else
        {
            foreach (var problem in problems)
            {
                console.WriteLine(problem.ToString());
            }

            console.WriteLine(problems.Count == 0 ? "Nothing is wrong." : $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}.");
        }

        return problems.Count == 0 ? ExitStatus.Done : ExitStatus.No;
    }
}
