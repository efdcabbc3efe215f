using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Workflows;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack decide</c>.</summary>
internal static class PackDecideCommand
{
    public static Command Create(CommandConsole console)
    {
        var id = new Argument<string>("ID") { Description = "Id of the pack, as 'pack build' prints it and 'pack list' lists it" };
        var by = new Option<string>("--as") { Description = "Who decides; not who asked for the pack", HelpName = "NAME", Required = true };
        var role = new Option<string[]>("--role") { Description = "Role they decide in, where evidence.yaml names no people; may be repeated", HelpName = "ROLE", AllowMultipleArgumentsPerToken = true };
        var kind = new Option<DecisionKind>("--decision") { Description = "approve or reject", HelpName = "approve|reject", Required = true };
        var note = new Option<string>("--note") { Description = "Why; kept in the pack and the ledger", HelpName = "TEXT", Required = true };
        var at = CommonOptions.AsOf();
        var command = new Command("decide", "Approves a pack or sends it back. The pack is assembled again with the decision.") { id, by, role, kind, note, at };
        command.SetAction((parsed, stop) => RunAsync(
            console,
            parsed.GetRequiredValue(CommonOptions.Workspace),
            parsed.GetRequiredValue(id),
            new DecisionAsk(parsed.GetRequiredValue(by), parsed.GetValue(role) ?? [], parsed.GetRequiredValue(kind), parsed.GetRequiredValue(note), parsed.GetValue(at)),
            stop));
        return command.WithExamples("evidence pack decide checkout-ranker-2.4.0-20261101T000000Z --as ana@example.com --role release-manager --decision approve --note \"Reviewed by the board\"");
    }

    private static async Task<int> RunAsync(CommandConsole console, DirectoryInfo folder, string packId, DecisionAsk ask, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(folder);
        await host.StartEngineAsync(cancellationToken);
        var result = await host.Progress.ShowAsync(console, $"Recording the decision on {packId}", () => host.Get<PackService>().DecideAndWaitAsync(packId, ask, cancellationToken));
        console.WriteLine(result.Reason);
        if (result.RolesOpen.Count > 0)
        {
            console.WriteLine($"Still to decide: {string.Join(", ", result.RolesOpen)}.");
        }

        if (!result.Accepted || result.Verdict == PackVerdict.Rejected)
        {
            return ExitStatus.No;
        }

        var gap = await TimestampGapAsync(host, packId, cancellationToken);
        if (gap is not null)
        {
            console.WriteLine($"No timestamp: {gap}");
        }

        return gap is null ? ExitStatus.Done : ExitStatus.Partial;
    }

    // The pack was signed again with the decision in it, and asked for a timestamp anew.
    private static async Task<string?> TimestampGapAsync(CommandHost host, string packId, CancellationToken cancellationToken) =>
        (await host.Get<PackService>().FindAsync(packId, cancellationToken))?.TimestampGap;
}
