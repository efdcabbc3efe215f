using System.CommandLine;
using Evidence.Cli.Frameworks;
using Evidence.Cli.Output;
using Evidence.Controls;
using Evidence.Ports;
using Evidence.Workspaces;
using Spectre.Console;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence frameworks</c>: the frameworks there is data for.</summary>
internal static class FrameworksCommand
{
    public static Command Create(CommandConsole console)
    {
        var list = new Command("list", "Lists the frameworks there is data for.");
        list.SetAction(async (parsed, _) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            List(console, host.Get<IWorkspaceSource>().Load());
            return ExitStatus.Done;
        });
        var id = new Argument<string>("FRAMEWORK") { Description = "Id of the framework, for instance nist-ai-rmf, or a control, for instance 'nist-ai-rmf:MEASURE 2.11'" };
        var show = new Command("show", "Shows a framework's controls, or what is expected for one control and how it relates to others.") { id };
        show.SetAction(async (parsed, _) =>
        {
            await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
            Show(console, host.Get<IWorkspaceSource>().Load(), parsed.GetRequiredValue(id));
            return ExitStatus.Done;
        });
        return new Command("frameworks", "Looks at frameworks, what is mapped to them, and how they relate; checks them; takes official texts.")
        {
            list.WithExamples("evidence frameworks list"),
            show.WithExamples("evidence frameworks show iso-23894", "evidence frameworks show \"nist-ai-rmf:MEASURE 2.11\""),
            FrameworksLintCommand.Create(console),
            FrameworksImportCommand.Create(console),
        };
    }

    private static void List(CommandConsole console, WorkspaceContent workspace)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Framework", "Title", "Version", "Controls", "In use", "Kind");
        foreach (var framework in workspace.AllFrameworks)
        {
            table.AddRow(
                Markup.Escape(framework.Id),
                Markup.Escape(framework.Title),
                Markup.Escape(framework.Version),
                framework.Controls.Count.ToString(),
                workspace.Frameworks.Any(used => used.Id == framework.Id) ? "yes" : "no",
                framework.IsGuidance ? "guidance" : "requirements");
        }

        console.Results.Write(table);
    }

    private static void Show(CommandConsole console, WorkspaceContent workspace, string id)
    {
        if (ControlRef.TryParse(id, out var control))
        {
            ShowControl(console, workspace, control);
            return;
        }

        var framework = Find(workspace, id);
        console.WriteLine($"{framework.Title} {framework.Version} ({framework.Publisher})");
        if (new FrameworkTextFolder(workspace).Find(framework.Id) is { } texts)
        {
            console.WriteLine($"{texts.Texts.Count} official texts imported from {texts.ImportedFrom}; 'evidence frameworks show \"{framework.Id}:ID\"' shows them.");
        }

        foreach (var each in framework.Controls)
        {
            console.WriteLine($"  {each.Id}  {each.Title}");
        }
    }

    private static void ShowControl(CommandConsole console, WorkspaceContent workspace, ControlRef reference)
    {
        var control = Find(workspace, reference.Framework).Controls.FirstOrDefault(known => known.Id == reference.Id)
            ?? throw new EvidenceException(FaultCode.NotFound, $"'{reference.Framework}' has no control '{reference.Id}'; 'evidence frameworks show {reference.Framework}' lists them.");
        console.WriteLine($"{reference}: {control.Title} ({control.Source})");
        if (new FrameworkTextFolder(workspace).Find(reference.Framework)?.Texts.GetValueOrDefault(reference.Id) is { } text)
        {
            console.WriteLine($"  text (yours, not to be passed on): {text}");
        }

        foreach (var mapping in workspace.Mappings.Where(mapping => mapping.Controls.Contains(reference)))
        {
            console.WriteLine($"  expects ({mapping.Strength.ToString().ToLowerInvariant()}, {mapping.Kind}): {mapping.Expects}");
        }

        foreach (var (crosswalk, row) in workspace.Crosswalks.SelectMany(crosswalk => crosswalk.Rows.Select(row => (crosswalk, row))))
        {
            if (crosswalk.From == reference.Framework && row.From == reference.Id)
            {
                console.WriteLine($"  {row.Relation.ToString().ToLowerInvariant()} of {crosswalk.To}:{row.To}: {row.Reason}");
            }
            else if (crosswalk.To == reference.Framework && row.To == reference.Id)
            {
                console.WriteLine($"  {crosswalk.From}:{row.From} is {row.Relation.ToString().ToLowerInvariant()} of it: {row.Reason}");
            }
        }
    }

    public static Framework Find(WorkspaceContent workspace, string id) =>
        workspace.AllFrameworks.FirstOrDefault(framework => framework.Id == id)
        ?? throw new EvidenceException(FaultCode.NotFound, $"There is no framework '{id}'; there are {string.Join(", ", workspace.AllFrameworks.Select(framework => framework.Id))}.");
}
