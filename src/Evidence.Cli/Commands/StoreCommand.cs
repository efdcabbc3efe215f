using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence store</c>: whether the store is what was put into it.</summary>
internal static class StoreCommand
{
    public static Command Create(CommandConsole console) => new("store", "Checks the evidence store, and writes down where its ledger stands.")
    {
        Verify(console),
        Anchor(console),
    };

    private static Command Verify(CommandConsole console)
    {
        var anchors = new Option<FileInfo[]>("--anchor")
        {
            Description = "A file of 'evidence store anchor', or a pack, kept elsewhere: shows a rewrite of the whole store; may be repeated",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("verify", "Checks the ledger, the records it vouches for and every content, and says the first thing that is wrong.") { anchors, format };
        command.SetAction(async (parsed, stop) =>
        {
            var known = await AnchorFiles.ReadAsync(parsed.GetValue(anchors) ?? [], stop);
            var verification = await CheckAsync(parsed, known, stop);
            Write(console, verification, known.Count, parsed.GetRequiredValue(format));
            return verification.IsIntact ? ExitStatus.Done : ExitStatus.No;
        });
        return command.WithExamples("evidence store verify", "evidence store verify --anchor anchor.json --anchor packs/checkout-ranker-2.4.0.zip");
    }

    private static Command Anchor(CommandConsole console)
    {
        var output = new Option<FileInfo>("--out", "-o") { Description = "File to write; keep it where whoever can write the store cannot", HelpName = "FILE", Required = true };
        var command = new Command("anchor", "Checks the store and writes the head of its ledger to a file, from which a later rewrite can be told.") { output };
        command.SetAction(async (parsed, stop) =>
        {
            var verification = await CheckAsync(parsed, [], stop);
            if (!verification.IsIntact)
            {
                Write(console, verification, 0, "table");
                return ExitStatus.No;
            }

            var file = parsed.GetRequiredValue(output);
            await AnchorFiles.WriteAsync(file, verification.Head!, stop);
            console.WriteLine($"{file}: entry {verification.Head!.Sequence}, {verification.Head.Hash.Hex}");
            return ExitStatus.Done;
        });
        return command.WithExamples("evidence store anchor --out anchor.json");
    }

    private static async Task<StoreVerification> CheckAsync(ParseResult parsed, IReadOnlyList<LedgerAnchor> anchors, CancellationToken cancellationToken)
    {
        await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
        var verification = await StoreCheck.RunAsync(host.Get<IEvidenceStore>(), anchors, cancellationToken);
        return verification is { IsIntact: true, Head: null }
            ? throw new EvidenceException(FaultCode.NotFound, "The store is empty: nothing was collected yet, or it was removed. 'evidence store verify --anchor FILE' tells the two apart.")
            : verification;
    }

    private static void Write(CommandConsole console, StoreVerification verification, int anchors, string format)
    {
        if (format == "json")
        {
            console.WriteJson(verification);
            return;
        }

        console.WriteLine(verification.IsIntact
            ? $"intact: {verification.Entries} ledger entries, {verification.Records} records, {verification.Contents} contents; head {verification.Head!.Hash.Hex}"
            : $"NOT intact: {verification.FirstFault}");
        if (verification.IsIntact)
        {
            console.WriteLine(anchors > 0
                ? $"  It still holds what {anchors} anchor{(anchors == 1 ? "" : "s")} fixed."
                : "  Only an anchor kept elsewhere shows a rewrite of everything: give --anchor with a file of 'evidence store anchor' or a pack.");
        }
    }
}
