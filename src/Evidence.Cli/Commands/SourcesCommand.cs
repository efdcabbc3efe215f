using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Drafting;
using Evidence.Ports;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence sources check</c>: one line a source.</summary>
internal static class SourcesCommand
{
    public static Command Create(CommandConsole console)
    {
        var format = CommonOptions.Format("table", "json");
        var check = new Command("check", "Says of each source whether it is reachable, authorised, and what it would collect.") { format };
        check.SetAction((parsed, stop) => CheckAsync(console, parsed.GetRequiredValue(CommonOptions.Workspace), parsed.GetRequiredValue(format), stop));
        var types = new Command("types", "Lists the types of sources and the options each takes.");
        types.SetAction(parsed => ListTypes(console, parsed.GetRequiredValue(CommonOptions.Workspace)));
        return new Command("sources", "Looks at the sources evidence is collected from.")
        {
            check.WithExamples("evidence sources check", "evidence sources check --format json"),
            types,
        };
    }

    private static async Task<int> CheckAsync(CommandConsole console, DirectoryInfo folder, string format, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(folder);
        var workspace = host.Get<IWorkspaceSource>().Load();
        var secrets = host.Get<ISecretSource>();
        var types = host.Get<IEnumerable<IEvidenceConnectorType>>().ToDictionary(type => type.Type, StringComparer.Ordinal);
        var subjects = workspace.Releases.SelectMany(release => release.Subjects).ToLookup(subject => subject.Source, StringComparer.Ordinal);
        var checks = await host.Progress.ShowAsync(console, "Checking sources", () => Task.WhenAll(workspace.Sources.Select(async source =>
        {
            var connector = types[source.Type].Create(source, secrets);
            using var disposing = connector as IDisposable;
            return await connector.CheckAsync([.. subjects[source.Id]], cancellationToken);
        })));
        checks = [.. checks, .. await host.Get<ModelChecks>().CheckAsync(cancellationToken)];
        Write(console, checks, format);
        return checks.All(check => check is { Reachable: true, Authorised: true }) ? ExitStatus.Done : ExitStatus.Partial;
    }

    private static void Write(CommandConsole console, IReadOnlyList<SourceCheck> checks, string format)
    {
        if (format == "json")
        {
            console.WriteJson(checks);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Source", "Reachable", "Authorised", "What");
        foreach (var check in checks)
        {
            table.AddRow(Markup.Escape(check.Source), YesNo(check.Reachable), YesNo(check.Authorised), Markup.Escape(check.Summary));
        }

        console.Results.Write(table);
    }

    private static int ListTypes(CommandConsole console, DirectoryInfo folder)
    {
        using var host = new ConnectorTypes();
        foreach (var type in host.All)
        {
            console.WriteLine($"{type.Type}: {type.Description}");
            WriteOptions(console, "option", type.Options);
            WriteOptions(console, "secret", type.Secrets);
            WriteOptions(console, "subject", type.SubjectKeys);
        }

        return ExitStatus.Done;
    }

    private static void WriteOptions(CommandConsole console, string what, IReadOnlyList<OptionDescription> options)
    {
        foreach (var option in options)
        {
            console.WriteLine($"  {what} {option.Name}{(option.Required ? " (required)" : "")}: {option.Description}");
        }
    }

    private static string YesNo(bool yes) => yes ? "[green]yes[/]" : "[red]no[/]";
}
