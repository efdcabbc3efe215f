using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Teams.Package;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence teams</c>: what Teams needs of an organisation.</summary>
internal static class TeamsCommand
{
    public static Command Create(CommandConsole console) => new("teams", "Makes what Microsoft Teams needs to know the bot.") { Package(console) };

    private static Command Package(CommandConsole console)
    {
        var output = new Option<FileInfo>("--out", "-o") { Description = "Zip to write", HelpName = "FILE", Required = true };
        var bot = new Option<string?>("--bot-id") { Description = "Application (client) id the bot is registered with; default: EVIDENCE_TEAMS__APPID", HelpName = "GUID" };
        var app = new Option<string?>("--app-id") { Description = "Id of the app in Teams; default: that of the bot", HelpName = "GUID" };
        var developer = new Option<string>("--developer") { Description = "Who the app is of, at most 32 characters", HelpName = "NAME", DefaultValueFactory = _ => "Your organisation" };
        var website = new Option<string?>("--website") { Description = "Where people read about it; default: EVIDENCE_TEAMS__LINKS", HelpName = "URL" };
        var version = new Option<string>("--app-version") { Description = "Version of the app; an update needs a higher one", HelpName = "N.N.N", DefaultValueFactory = _ => "1.0.0" };
        var command = new Command("package", "Writes the app package: the manifest with your ids in it, and the icons. Upload it in Teams under Apps, or in the admin centre.")
        {
            output, bot, app, developer, website, version,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(output), new TeamsApp(
            parsed.GetValue(bot) ?? Setting("APPID"),
            parsed.GetValue(app),
            parsed.GetRequiredValue(developer),
            parsed.GetValue(website) ?? Setting("LINKS") ?? "https://example.com/evidence",
            parsed.GetRequiredValue(version))));
        return command.WithExamples(
            "evidence teams package --out evidence-teams.zip --bot-id 11111111-2222-3333-4444-555555555555 --developer 'Northlight Retail' --website https://evidence.example.com",
            "EVIDENCE_TEAMS__APPID=11111111-2222-3333-4444-555555555555 evidence teams package --out evidence-teams.zip");
    }

    private static int Run(CommandConsole console, FileInfo output, TeamsApp app)
    {
        using var zip = new MemoryStream();
        TeamsAppPackage.Write(Path.Combine(AppContext.BaseDirectory, "templates", "teams-app"), app, zip);
        try
        {
            output.Directory?.Create();
            File.WriteAllBytes(output.FullName, zip.ToArray());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{output}' cannot be written; choose another file with --out.", fault);
        }

        console.WriteLine($"{output}: upload it in Teams under Apps > Manage your apps > Upload an app, or in the Teams admin centre.");
        return ExitStatus.Done;
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"EVIDENCE_TEAMS__{name}") is { Length: > 0 } value ? value.Trim() : null;
}
