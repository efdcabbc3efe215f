using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Connectors;
using Evidence.Hosting;
using Evidence.Ports;
using Evidence.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence workspace check</c>: everything that is wrong in the workspace's files.</summary>
internal static class WorkspaceCommand
{
    public static Command Create(CommandConsole console)
    {
        var check = new Command("check", "Reads every file of the workspace and says everything that is wrong, a line each.");
        check.SetAction(parsed => Run(console, parsed.GetRequiredValue(CommonOptions.Workspace)));
        return new Command("workspace", "Looks after the workspace.") { check.WithExamples("evidence workspace check --workspace samples") };
    }

    private static int Run(CommandConsole console, DirectoryInfo folder)
    {
        var options = new EvidenceOptions { Workspace = folder.FullName };
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddConnectors()
            .AddWorkspace(new WorkspaceOptions(options.Workspace, options.FrameworkData))
            .BuildServiceProvider();
        var problems = services.GetRequiredService<IWorkspaceSource>().Check();
        foreach (var problem in problems)
        {
            console.WriteLine(problem.ToString());
        }

        console.WriteLine(problems.Count == 0 ? "Nothing is wrong." : $"{problems.Count} problems.");
        return problems.Count == 0 ? ExitStatus.Done : ExitStatus.Usage;
    }
}
