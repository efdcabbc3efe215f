using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Documents.Packs;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence pack verify</c>: needs the zip and nothing else.</summary>
internal static class PackVerifyCommand
{
    public static Command Create(CommandConsole console)
    {
        var zip = new Argument<FileInfo>("FILE.zip") { Description = "The pack" };
        var key = new Option<FileInfo?>("--key") { Description = "Public key (PEM) that must have signed; default: the key in the pack, which proves only that it is intact", HelpName = "PUB.pem" };
        var authority = new Option<FileInfo?>("--tsa") { Description = "Certificates (PEM) of the time-stamping authority, or of its root, that must have made the timestamp", HelpName = "CERT.pem" };
        var format = CommonOptions.Format("table", "json");
        var command = new Command("verify", "Checks every hash, the ledger, the signature and the timestamp of a pack, offline, and says the first thing that is wrong.") { zip, key, authority, format };
        command.SetAction((parsed, stop) => RunAsync(console, parsed.GetRequiredValue(zip), parsed.GetValue(key), parsed.GetValue(authority), parsed.GetRequiredValue(format), stop));
        return command.WithExamples("evidence pack verify packs/checkout-ranker-2.4.0.zip", "evidence pack verify pack.zip --key release-key.pem --tsa tsa-root.pem");
    }

    public static async Task<int> RunAsync(CommandConsole console, FileInfo zip, FileInfo? key, FileInfo? authority, string format, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddPackDocuments().BuildServiceProvider();
        await using var stream = InputFiles.Open(zip);
        var pem = key is null ? null : await InputFiles.ReadTextAsync(key, cancellationToken);
        var trusted = authority is null ? null : await InputFiles.ReadTextAsync(authority, cancellationToken);
        var options = new PackVerificationOptions(pem) { TrustedAuthorityPem = trusted };
        var verification = await services.GetRequiredService<IPackDocuments>().VerifyAsync(stream, options, cancellationToken);
        if (format == "json")
        {
            console.WriteJson(verification);
        }
        else
        {
            Write(console, zip, verification);
        }

        return verification.IsIntact ? ExitStatus.Done : ExitStatus.No;
    }

    private static void Write(CommandConsole console, FileInfo zip, PackVerification verification)
    {
        if (!verification.IsIntact)
        {
            console.WriteLine($"{zip.Name}: NOT intact: {verification.FirstFault}");
            return;
        }

        console.WriteLine($"{zip.Name}: intact: {verification.FilesChecked} files, signed by {verification.KeyId}");
        console.WriteLine(verification.KeyIsTrusted ? "  The signature was checked with the key you gave." : "  The key is the pack's own: give --key with a key you trust to know who signed.");
        foreach (var statement in verification.Statements)
        {
            console.WriteLine($"  {statement}");
        }
    }
}
