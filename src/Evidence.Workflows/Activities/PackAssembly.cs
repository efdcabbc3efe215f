using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Workflows.Activities;

/// <summary>Turns judged content and decisions into the files of a pack.</summary>
public sealed class PackAssembly(
    EvidenceCatalog catalog, IPackDocuments documents, ISigner signer, ReleaseJudging judging, IProgressListener progress, ITimestampAuthority? authority = null)
{
    private const int MaxReasons = 5;

    /// <summary>Writes zip, Word document and signed statements, and remembers the pack. The same request gives the same files.</summary>
    public async Task<PackResult> AssembleAsync(AssembleRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        progress.Report("pack", "assembling");
        var content = await catalog.OpenAsync<PackContent>(request.Content, cancellationToken);
        var decisions = await catalog.ListDecisionsAsync(request.PackId, cancellationToken);
        if (decisions.Count > 0 || await judging.HasNewWaiversAsync(content, cancellationToken))
        {
            content = await judging.RejudgeAsync(content, decisions, cancellationToken);
        }

        var name = content.Release.Id;
        var (zip, receipt) = await WriteZipAsync(content, name + ".zip", cancellationToken);
        var word = new PackFile(name + ".docx", MediaTypes.Of(name + ".docx"), receipt.Word.Digest, receipt.Word.Size);
        var envelopes = await KeepTextAsync(receipt.Envelopes, name + ".intoto.jsonl", cancellationToken);
        PackFile[] timestamp = receipt.Timestamp is { } token ? [await KeepBytesAsync(token.ToArray(), name + ".intoto.jsonl.tst", cancellationToken)] : [];
        var result = new PackResult(
            request.PackId,
            content.Release.Id,
            content.AsOf,
            content.Disposition.Kind,
            [.. content.Disposition.Reasons.Take(MaxReasons)],
            receipt.Manifest,
            [zip, word, envelopes, .. timestamp],
            request.SourcesIncomplete,
            request.Verdict)
        {
            TimestampGap = receipt.TimestampGap,
        };
        if (receipt.TimestampGap is { } gap)
        {
            progress.Report("timestamp", gap);
        }

        await RememberAsync(request, result, cancellationToken);
        return result;
    }

    private async Task RememberAsync(AssembleRequest request, PackResult result, CancellationToken cancellationToken)
    {
        await catalog.PutAsync(PackRecords.AssemblyKey(request.PackId), request, cancellationToken);
        await catalog.PutAsync(PackRecords.Key(request.PackId), result, cancellationToken);
        var seal = await SealAsync(request, result, cancellationToken);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft(
                $"pack-assembled|{request.PackId}|{result.Manifest.Hex}|{seal.Short}",
                "pack-assembled",
                request.PackId,
                result.Manifest,
                JsonSerializer.Serialize(new { Seal = seal }, EvidenceJson.Compact),
                result.AsOf)],
            cancellationToken);
    }

    private async Task<Sha256Digest> SealAsync(AssembleRequest request, PackResult result, CancellationToken cancellationToken)
    {
        var seal = new SealDraft(catalog.Store);
        await seal.AddAsync(PackRecords.AssemblyKey(request.PackId), cancellationToken);
        await seal.AddAsync(PackRecords.Key(request.PackId), cancellationToken);
        seal.AddContent(request.Content);
        foreach (var file in result.Files)
        {
            seal.AddContent(file.Digest, isSigned: !file.Name.EndsWith(".docx", StringComparison.Ordinal));
        }

        return await seal.KeepAsync(cancellationToken);
    }

    private async Task<(PackFile File, PackReceipt Receipt)> WriteZipAsync(PackContent content, string name, CancellationToken cancellationToken)
    {
        PackReceipt? receipt = null;
        var stored = await catalog.KeepWrittenAsync(
            async output => receipt = await documents.WriteZipAsync(content, catalog.Store, signer, authority, output, cancellationToken), cancellationToken);
        return (new PackFile(name, MediaTypes.Of(name), stored.Digest, stored.Size), receipt!);
    }

    private Task<PackFile> KeepTextAsync(string text, string name, CancellationToken cancellationToken) =>
        KeepBytesAsync(Encoding.UTF8.GetBytes(text), name, cancellationToken);

    private async Task<PackFile> KeepBytesAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes);
        return await KeepAsync(stream, name, cancellationToken);
    }

    private async Task<PackFile> KeepAsync(Stream file, string name, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var stored = await catalog.Store.PutContentAsync(file, cancellationToken);
        return new PackFile(name, MediaTypes.Of(name), stored.Digest, stored.Size);
    }
}
