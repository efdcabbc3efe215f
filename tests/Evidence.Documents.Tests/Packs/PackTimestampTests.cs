using System.Security.Cryptography;
using System.Text;
using Evidence.Documents.Packs;
using Evidence.Documents.Packs.Signing;
using Evidence.Documents.Packs.Verification;
using Evidence.Packs;
using Evidence.Testing.Fakes;
using Evidence.Testing.Packs;
using Evidence.Testing.Timestamps;

namespace Evidence.Documents.Tests.Packs;

/// <summary>A timestamp over the signed statements of a pack: it is in the zip, it is checked, and nothing can be done to it unseen.</summary>
public sealed class PackTimestampTests : IAsyncLifetime, IDisposable
{
    private const string Token = "pack.intoto.jsonl.tst";
    private const string Binding = "pack.timestamp.intoto.jsonl";
    private readonly EcdsaTestSigner _signer = new();
    private readonly TimestampIssuer _issuer = new();
    private readonly PackDocuments _documents = new(new PackDocumentOptions());
    private PackReceipt _receipt = null!;
    private byte[] _zip = [];
    private IReadOnlyList<(string Name, byte[] Bytes)> _entries = [];

    public async Task InitializeAsync()
    {
        (_zip, _receipt) = await WriteAsync(new FakeTimestampAuthority(_issuer));
        _entries = await PackEntries.ReadAsync(_zip);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _signer.Dispose();
        _issuer.Dispose();
    }

    [Fact]
    public async Task TimestampedPack_IsIntactAndNamesTimeAndAuthority()
    {
        var verification = await VerifyAsync(_zip);

        Assert.Null(verification.FirstFault);
        Assert.Equal((_issuer.At, _issuer.Subject, false), (verification.Timestamp!.At, verification.Timestamp.Authority, verification.Timestamp.IsTrusted));
        Assert.Contains(
            "timestamp: signed before 2026-11-02 09:30:00 UTC, says CN=Test TSA, O=Test; its certificate was not checked: give --tsa with one you trust", verification.Statements);
    }

    [Fact]
    public void Timestamp_IsTheLastOfTheZipAndInTheReceipt()
    {
        Assert.Equal(["pack.intoto.jsonl", Token, Binding], _entries.TakeLast(3).Select(entry => entry.Name));
        Assert.Equal(_receipt.Timestamp!.Value.ToArray(), _entries[^2].Bytes);
        Assert.Null(_receipt.TimestampGap);
    }

    [Fact]
    public async Task Timestamp_ChangesNoEntryTheManifestNames()
    {
        var (plain, receipt) = await WriteAsync(null);

        Assert.Equal(receipt.Manifest, _receipt.Manifest);
        Assert.Equal((await PackEntries.ReadAsync(plain)).SkipLast(1), _entries.SkipLast(3), (one, two) => one.Name == two.Name && one.Bytes.AsSpan().SequenceEqual(two.Bytes));
        Assert.Null((await VerifyAsync(plain)).Timestamp);
    }

    [Fact]
    public async Task AuthorityThatIsTrusted_ByItsCertificateOrItsRoot_IsSaidToBe()
    {
        foreach (var pem in new[] { _issuer.CertificatePem, _issuer.RootPem })
        {
            var verification = await VerifyAsync(_zip, pem);

            Assert.Null(verification.FirstFault);
            Assert.True(verification.Timestamp!.IsTrusted);
            Assert.Contains(verification.Statements, line => line.EndsWith("its certificate was checked with the one you gave", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AuthorityThatIsNotTheOneTrusted_IsAFault()
    {
        using var other = new TimestampIssuer();

        Assert.StartsWith($"{Token}: it was made by CN=Test TSA, O=Test, whose certificate is none", (await VerifyAsync(_zip, other.RootPem)).FirstFault, StringComparison.Ordinal);
        Assert.Contains("is not a certificate in PEM", (await VerifyAsync(_zip, _signer.PublicKeyPem)).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackWithoutTimestamp_CheckedForOne_IsAFault()
    {
        var (plain, _) = await WriteAsync(null);

        Assert.Equal("the pack has no timestamp to be checked with the certificate given", (await VerifyAsync(plain, _issuer.RootPem)).FirstFault);
    }

    [Fact]
    public async Task AuthorityThatFails_LosesNoPack_AndTheSignedStatementsSaySo()
    {
        var (zip, receipt) = await WriteAsync(new FakeTimestampAuthority(_issuer) { Gap = "https://tsa.example/ answered 500; build the pack again later." });

        var verification = await VerifyAsync(zip);

        Assert.Null(verification.FirstFault);
        Assert.Null(receipt.Timestamp);
        Assert.Equal("https://tsa.example/ answered 500; build the pack again later.", receipt.TimestampGap);
        Assert.Contains("timestamp: none: https://tsa.example/ answered 500; build the pack again later.", verification.Statements);
        Assert.NotNull((await VerifyAsync(zip, _issuer.RootPem)).FirstFault);
    }

    [Fact]
    public async Task TimestampTakenOut_IsMissed()
    {
        var zip = await PackEntries.WriteAsync(_entries.SkipLast(2));

        Assert.StartsWith($"{Token}: is not in the pack, and the signed statements say that https://tsa.example/ gave", (await VerifyAsync(zip)).FirstFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimestampOfAnotherPack_IsFound()
    {
        var (other, _) = await WriteAsync(new FakeTimestampAuthority(_issuer), days: -1);
        var entries = await PackEntries.ReadAsync(other);

        Assert.NotNull((await VerifyAsync(await PackEntries.WriteAsync([.. _entries.SkipLast(2), entries[^2], _entries[^1]]))).FirstFault);
        Assert.NotNull((await VerifyAsync(await PackEntries.WriteAsync([.. _entries.SkipLast(2), .. entries.TakeLast(2)]))).FirstFault);
    }

    [Fact]
    public async Task TimestampOverSomethingElse_ThatTheSignerBound_IsFound()
    {
        var zip = await BindAsync(_issuer.Issue(SHA256.HashData([1])), _signer);

        Assert.Equal($"{Token}: is a timestamp over something else than pack.intoto.jsonl", (await VerifyAsync(zip)).FirstFault);
    }

    [Fact]
    public async Task TimestampThatNoAuthorityMade_AlthoughTheSignerBoundIt_IsFound()
    {
        // Whoever has the pack's key can bind what they like; the time is the authority's to say.
        using var webServer = new TimestampIssuer("Web server", usage: "1.3.6.1.5.5.7.3.1");
        var backdated = _entries[^2].Bytes.ToArray();
        backdated[backdated.AsSpan().IndexOf("20261102093000Z"u8) + 3] = (byte)'5';
        foreach (var token in new[] { webServer.Issue(SHA256.HashData(_entries[^3].Bytes)), backdated, [], [0x30, 0x00] })
        {
            Assert.Contains("its signature does not hold", (await VerifyAsync(await BindAsync(token, _signer))).FirstFault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TimestampBoundBySomebodyElse_IsFound()
    {
        using var other = new EcdsaTestSigner();

        Assert.StartsWith($"{Binding}: is not the signed statement", (await VerifyAsync(await BindAsync(_entries[^2].Bytes, other))).FirstFault, StringComparison.Ordinal);
        Assert.Null((await VerifyAsync(await BindAsync(_entries[^2].Bytes, _signer))).FirstFault);
    }

    [Fact]
    public async Task TimestampAddedToAPackWithoutOne_IsFound()
    {
        var (plain, _) = await WriteAsync(null);
        var zip = await PackEntries.WriteAsync([.. await PackEntries.ReadAsync(plain), .. _entries.TakeLast(2)]);

        Assert.Equal($"{Token}: the signed statements speak of no timestamp", (await VerifyAsync(zip)).FirstFault);
    }

    [Fact]
    public async Task FlippedBits_OfTheTimestamp_AreAllFound()
    {
        var unseen = new List<string>();
        foreach (var (name, bytes) in _entries.TakeLast(2))
        {
            for (var at = 0; at < bytes.Length; at += 3)
            {
                var changed = bytes.ToArray();
                changed[at] ^= (byte)(1 << (at % 8));
                if ((await VerifyAsync(await ReplaceAsync(name, changed))).IsIntact)
                {
                    unseen.Add($"{name} {at}");
                }
            }
        }

        Assert.Empty(unseen);
    }

    [Fact]
    public async Task TimestampThatIsCut_IsFound()
    {
        foreach (var (name, bytes) in _entries.TakeLast(2))
        {
            for (var length = 0; length < bytes.Length; length += 31)
            {
                Assert.False((await VerifyAsync(await ReplaceAsync(name, bytes[..length]))).IsIntact);
            }

            Assert.False((await VerifyAsync(await ReplaceAsync(name, [.. bytes, 0]))).IsIntact);
        }
    }

    [Fact]
    public void ChangedToken_ByItself_IsRefusedOrSaysTheSame()
    {
        var (token, stamped) = (_entries[^2].Bytes, _entries[^3].Bytes);
        var (said, _) = TimestampCheck.Check(token, stamped, _issuer.RootPem);
        for (var bit = 0; bit < token.Length * 8; bit += 5)
        {
            var changed = token.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            var (timestamp, fault) = TimestampCheck.Check(changed, stamped, _issuer.CertificatePem);
            Assert.True(timestamp is null ? fault is not null : timestamp == said, $"bit {bit}: {timestamp}");
        }
    }

    private async Task<byte[]> BindAsync(byte[] token, EcdsaTestSigner signer)
    {
        var statement = PackStatements.OfTimestamp(_entries[^3].Bytes, token, new TimestampClaim("https://tsa.example/"));
        var envelope = await DsseEnvelope.SignAsync(statement, await _signer.FindKeyIdAsync(default), signer, default);
        return await PackEntries.WriteAsync([.. _entries.SkipLast(2), (Token, token), (Binding, Encoding.UTF8.GetBytes(envelope.ToLine() + "\n"))]);
    }

    private Task<byte[]> ReplaceAsync(string name, byte[] bytes) => PackEntries.WriteAsync(_entries.Select(pair => pair.Name == name ? (name, bytes) : pair));

    private async Task<(byte[] Zip, PackReceipt Receipt)> WriteAsync(FakeTimestampAuthority? authority, int days = 0)
    {
        var (content, store) = await SampleRelease.StoredAsync();
        using var output = new MemoryStream();
        // Without documents for people: this pack is read some thousand times.
        var receipt = await new PackWriter(store, new PackSigning(_signer, authority), (spool, _) => spool.Add("pack.docx", "a document"u8.ToArray()))
            .WriteAsync(content with { AsOf = content.AsOf.AddDays(days) }, output, default);
        return (output.ToArray(), receipt);
    }

    private Task<PackVerification> VerifyAsync(byte[] zip, string? authority = null) =>
        _documents.VerifyAsync(new MemoryStream(zip), new PackVerificationOptions { TrustedAuthorityPem = authority }, default);
}
