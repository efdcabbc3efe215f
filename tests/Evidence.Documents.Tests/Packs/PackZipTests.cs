using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Documents.Packs;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Fakes;
using Evidence.Testing.Packs;

namespace Evidence.Documents.Tests.Packs;

public sealed class PackZipTests : IDisposable
{
    private readonly EcdsaTestSigner _signer = new();
    private readonly PackDocuments _documents = new(new PackDocumentOptions());

    public void Dispose() => _signer.Dispose();

    [Fact]
    public async Task Pack_ThatNobodyTouched_IsIntactAndSaysWhatWasSigned()
    {
        var (zip, receipt) = await WriteAsync();

        var verification = await VerifyAsync(zip);

        Assert.Null(verification.FirstFault);
        Assert.True(verification.IsIntact);
        Assert.False(verification.KeyIsTrusted);
        Assert.Equal(await _signer.FindKeyIdAsync(default), verification.KeyId);
        Assert.Contains(verification.Statements, line => line.StartsWith("pack: checkout-ranker 2.4.0, no-go", StringComparison.Ordinal));
        Assert.Contains(verification.Statements, line => line.StartsWith("launch: FAILED", StringComparison.Ordinal));
        Assert.Equal(receipt.Manifest, Sha256Digest.Of(Entry(zip, "manifest.json")));
    }

    [Fact]
    public async Task WordDocumentOfAPack_IsInTheStoreAsWell()
    {
        var (content, store) = await SampleRelease.StoredAsync();

        var (zip, receipt) = await WriteAsync(content, store);

        await using var kept = await store.OpenContentAsync(receipt.Word.Digest, default);
        using var bytes = new MemoryStream();
        await kept!.CopyToAsync(bytes);
        Assert.Equal(Entry(zip, "pack.docx"), bytes.ToArray());
        Assert.Equal(bytes.Length, receipt.Word.Size);
    }

    [Fact]
    public async Task Pack_CheckedWithItsOwnersKey_IsTrusted()
    {
        var (zip, _) = await WriteAsync();

        Assert.True((await VerifyAsync(zip, _signer.PublicKeyPem)).KeyIsTrusted);
    }

    [Fact]
    public async Task Pack_SignedBySomeoneElse_IsNot()
    {
        var (zip, _) = await WriteAsync();
        using var other = new EcdsaTestSigner();

        var verification = await VerifyAsync(zip, other.PublicKeyPem);

        Assert.False(verification.IsIntact);
        Assert.Contains("signed with another key", verification.FirstFault);
    }

    [Fact]
    public async Task SameContent_GivesTheSameEntries()
    {
        var (first, _) = await WriteAsync();
        var (second, _) = await WriteAsync();

        using var one = new ZipArchive(new MemoryStream(first));
        using var two = new ZipArchive(new MemoryStream(second));
        Assert.Equal(one.Entries.Select(entry => entry.FullName), two.Entries.Select(entry => entry.FullName));
        Assert.All(one.Entries.SkipLast(1), entry => Assert.Equal(Entry(first, entry.FullName), Entry(second, entry.FullName)));
    }

    [Fact]
    public async Task Zip_IsReadByOthers()
    {
        var (zip, _) = await WriteAsync();
        using var archive = new ZipArchive(new MemoryStream(zip));

        Assert.Equal("manifest.json", archive.Entries[0].FullName);
        Assert.Equal("pack.intoto.jsonl", archive.Entries[^1].FullName);
        Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith("/fairness/by-group.json", StringComparison.Ordinal));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task Manifest_NamesEveryOtherEntryWithItsDigest()
    {
        var (zip, _) = await WriteAsync();
        using var manifest = JsonDocument.Parse(Entry(zip, "manifest.json"));
        using var archive = new ZipArchive(new MemoryStream(zip));
        var entries = manifest.RootElement.GetProperty("entries").EnumerateArray().ToArray();

        Assert.Equal(archive.Entries.Skip(1).SkipLast(1).Select(entry => entry.FullName), entries.Select(entry => entry.GetProperty("path").GetString()));
        Assert.All(entries, entry => Assert.Equal(
            entry.GetProperty("sha256").GetString(),
            Sha256Digest.Of(Entry(zip, entry.GetProperty("path").GetString()!)).Hex));
    }

    [Fact]
    public async Task Statements_AreInTotoInDsseAsOtherVerifiersReadThem()
    {
        var (zip, receipt) = await WriteAsync();
        using var key = ECDsa.Create();
        key.ImportFromPem(_signer.PublicKeyPem);

        var lines = receipt.Envelopes.TrimEnd('\n').Split('\n');
        Assert.Equal(receipt.Envelopes, Encoding.UTF8.GetString(Entry(zip, "pack.intoto.jsonl")));
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line =>
        {
            using var envelope = JsonDocument.Parse(line);
            var body = Convert.FromBase64String(envelope.RootElement.GetProperty("payload").GetString()!);
            var type = envelope.RootElement.GetProperty("payloadType").GetString()!;
            var signature = Convert.FromBase64String(envelope.RootElement.GetProperty("signatures")[0].GetProperty("sig").GetString()!);
            byte[] signed = [.. Encoding.UTF8.GetBytes($"DSSEv1 {type.Length} {type} {body.Length} "), .. body];

            Assert.True(key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            using var statement = JsonDocument.Parse(body);
            Assert.Equal("https://in-toto.io/Statement/v1", statement.RootElement.GetProperty("_type").GetString());
            var subject = statement.RootElement.GetProperty("subject")[0];
            Assert.Equal(receipt.Manifest.Hex, subject.GetProperty("digest").GetProperty("sha256").GetString());
        });
    }

    [Fact]
    public async Task Content_ReadBackFromAPack_IsWhatWasWritten()
    {
        var (content, store) = await SampleRelease.StoredAsync();
        var (zip, _) = await WriteAsync(content, store);

        var read = await _documents.ReadAsync(new MemoryStream(zip), default);

        Assert.Equal(JsonSerializer.Serialize(content, EvidenceJson.Compact), JsonSerializer.Serialize(read, EvidenceJson.Compact));
        Assert.True(PackComparison.Between(content, read).IsEmpty);
    }

    [Fact]
    public async Task Decision_OnAPack_IsBoundToItsManifestInTheNextOne()
    {
        var (content, store) = await SampleRelease.StoredAsync(conditional: true);
        var (_, first) = await WriteAsync(content, store);
        var decided = content with { Decisions = [A.Decision("ada@example.com", "release-manager", saw: first.Manifest)] };

        var (zip, second) = await WriteAsync(decided, store);
        var verification = await VerifyAsync(zip);

        Assert.NotEqual(first.Manifest, second.Manifest);
        Assert.Null(verification.FirstFault);
        Assert.Contains("decision: ada@example.com (release-manager) approved this very content on 2026-09-30", verification.Statements);
        Assert.Equal(first.Manifest, Sha256Digest.Of(Entry(zip, $"decided/{first.Manifest.Hex}.json")));
    }

    [Fact]
    public async Task Decision_OnOtherEvidence_IsKeptAndSaidToBe()
    {
        var (content, store) = await SampleRelease.StoredAsync(conditional: true);
        var (_, first) = await WriteAsync(content with { Artifacts = [.. content.Artifacts.Skip(1)] }, store);
        var decided = content with { Decisions = [A.Decision("ada@example.com", "release-manager", saw: first.Manifest)] };

        var (zip, _) = await WriteAsync(decided, store);

        Assert.Contains((await VerifyAsync(zip)).Statements, line => line.Contains("approved other evidence (artifacts"));
    }

    [Fact]
    public async Task Decision_OnAnUnknownManifest_IsRefused()
    {
        var (content, store) = await SampleRelease.StoredAsync();

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => WriteAsync(content with { Decisions = [A.Decision("ada", "privacy")] }, store));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
        Assert.Contains("ada decided on the manifest", fault.Message);
    }

    [Fact]
    public async Task Artifact_WhoseBytesTheStoreLost_StopsTheBuildByName()
    {
        var (content, _) = await SampleRelease.StoredAsync();

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => WriteAsync(content with { Ledger = null }, new InMemoryEvidenceStore()));

        Assert.Contains("The store has no bytes for 'artifacts/", fault.Message);
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("date")]
    [InlineData("rewrite")]
    public async Task Ledger_ThatWasTamperedWithInTheStore_StopsTheBuild(string how)
    {
        var (content, store) = await SampleRelease.StoredAsync();
        store.Tamper(2, entry => how switch
        {
            "subject" => entry with { Subject = "other" },
            "date" => entry with { At = entry.At.AddDays(-100) },
            _ => (entry with { Subject = "other" }) is var changed ? changed with { Hash = changed.ComputeHash() } : entry,
        });

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => WriteAsync(content, store));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
    }

    [Fact]
    public async Task Anchor_KnownFromElsewhere_ShowsARewrittenLedger()
    {
        var (content, store) = await SampleRelease.StoredAsync();
        var (zip, _) = await WriteAsync(content, store);
        var earlier = new LedgerAnchor(3, A.Digest("another third entry"));

        var verification = await _documents.VerifyAsync(new MemoryStream(zip), new PackVerificationOptions(Anchors: [earlier]), default);

        Assert.Contains("entry 3 is not the one that was anchored", verification.FirstFault);
    }

    [Fact]
    public async Task ArtifactNames_ThatWouldLeaveTheFolder_StayInIt()
    {
        var store = new InMemoryEvidenceStore();
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("x"));
        await store.PutContentAsync(bytes, default);
        var evil = A.Artifact("../../etc/passwd\\..\\con.txt", content: "x");

        var (zip, _) = await WriteAsync(SampleRelease.Content() with { Artifacts = [evil], Readings = [], Ledger = null }, store);

        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Contains(archive.Entries, entry => entry.FullName == $"artifacts/{evil.Digest.Hex}/etc/passwd/_con.txt");
    }

    [Fact]
    public async Task Output_ThatCannotSeek_GetsTheSameBytes()
    {
        var (content, store) = await SampleRelease.StoredAsync();
        var direct = new MemoryStream();
        await _documents.WriteZipAsync(content, store, _signer, direct, default);
        using var through = new MemoryStream();
        await using (var pipe = new GZipStream(through, CompressionLevel.NoCompression, leaveOpen: true))
        {
            await _documents.WriteZipAsync(content, store, _signer, pipe, default);
        }

        through.Position = 0;
        using var unpacked = new MemoryStream();
        await new GZipStream(through, CompressionMode.Decompress).CopyToAsync(unpacked);
        Assert.Equal(direct.Length, unpacked.Length);
        Assert.True((await VerifyAsync(unpacked.ToArray())).IsIntact);
    }

    private async Task<(byte[] Zip, PackReceipt Receipt)> WriteAsync()
    {
        var (content, store) = await SampleRelease.StoredAsync();
        return await WriteAsync(content, store);
    }

    private async Task<(byte[] Zip, PackReceipt Receipt)> WriteAsync(PackContent content, IEvidenceStore store)
    {
        using var output = new MemoryStream();
        var receipt = await _documents.WriteZipAsync(content, store, _signer, output, default);
        return (output.ToArray(), receipt);
    }

    private Task<PackVerification> VerifyAsync(byte[] zip, string? key = null) => _documents.VerifyAsync(new MemoryStream(zip), new PackVerificationOptions(key), default);

    private static byte[] Entry(byte[] zip, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
