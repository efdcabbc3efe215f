using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Signing;

/// <summary>The statements that are signed over a pack: what the gates came to, a summary of the decision, and the pack itself.</summary>
internal static class PackStatements
{
    public const string TestResult = "https://in-toto.io/attestation/test-result/v0.1";
    public const string VerificationSummary = "https://slsa.dev/verification_summary/v1";
    public const string Timestamp = "urn:evidence:predicate:timestamp:v1";
    public const string EvidencePack = "urn:evidence:predicate:pack:v1";

    /// <summary>The predicate types in the order they are signed.</summary>
    public static IReadOnlyList<string> Types { get; } = [TestResult, VerificationSummary, EvidencePack];

    /// <summary>The statements in their order, as bytes.</summary>
    /// <param name="content">What the pack says.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="decisions">Which decisions are about this evidence.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="timestamp">What came of the timestamp; null: none is asked for.</param>
    public static IReadOnlyList<byte[]> Of(
        PackContent content,
        PackManifest manifest,
        Sha256Digest digest,
        IReadOnlyList<BoundDecision> decisions,
        SignerIdentity signer,
        TimestampClaim? timestamp)
    {
        Resource[] subjects = [Resource.Of(PackManifest.Path, digest), .. Documents(manifest)];
        var tests = Bytes(subjects, TestResult, TestResults(content));
        var summary = Bytes(subjects, VerificationSummary, Summary(content, decisions, Sha256Digest.Of(tests)));
        return [tests, summary, Bytes(subjects, EvidencePack, Pack(content, digest, decisions, signer, timestamp))];
    }

    /// <summary>The statement that a timestamp is the one over these signed statements.</summary>
    public static byte[] OfTimestamp(byte[] envelopes, byte[] token, TimestampClaim timestamp) => Bytes(
        [Resource.Of(PackManifest.TimestampPath, Sha256Digest.Of(token)), Resource.Of(PackManifest.StatementsPath, Sha256Digest.Of(envelopes))],
        Timestamp,
        timestamp);

    private static IEnumerable<Resource> Documents(PackManifest manifest) =>
        manifest.Entries
            .Where(entry => entry.Path is PackEntries.Word or PackEntries.Html)
            .Select(entry => Resource.Of(entry.Path, entry.Sha256));

    private static object TestResults(PackContent content) => new
    {
        Result = content.Disposition.Kind switch { DispositionKind.Go => "PASSED", DispositionKind.ConditionalGo => "WARNED", _ => "FAILED" },
        Configuration = new[] { Resource.Of($"policies/{content.Policy.Id}.yaml", PolicyDigest(content)) },
        PassedTests = Ids(content, outcome => outcome == GateOutcome.Pass),
        WarnedTests = Ids(content, outcome => outcome == GateOutcome.Waived),
        FailedTests = Ids(content, outcome => !outcome.LetsThrough()),
    };

    private static object Summary(PackContent content, IReadOnlyList<BoundDecision> decisions, Sha256Digest tests) => new
    {
        Verifier = new { Id = "urn:evidence", Version = new Dictionary<string, string> { ["evidence"] = "0.1.0" } },
        TimeVerified = content.AsOf.UtcDateTime,
        ResourceUri = $"urn:evidence:release:{Uri.EscapeDataString(content.Release.Id)}",
        Policy = new Resource(null, $"urn:evidence:policy:{Uri.EscapeDataString(content.Policy.Id)}", Resource.Of("", PolicyDigest(content)).Digest),
        InputAttestations = new[] { new Resource(null, PackManifest.StatementsPath, Resource.Of("", tests).Digest) },
        VerificationResult = MayLaunch(content, decisions) ? "PASSED" : "FAILED",
        VerifiedLevels = Array.Empty<string>(),
        SlsaVersion = "1.0",
    };

    private static object Pack(PackContent content, Sha256Digest digest, IReadOnlyList<BoundDecision> decisions, SignerIdentity signer, TimestampClaim? timestamp) => new
    {
        Release = content.Release.Id,
        Product = content.Product.Id,
        content.Release.Version,
        content.AsOf,
        Disposition = content.Disposition.Kind,
        Manifest = digest,
        content.Ledger,
        Decisions = decisions.Select(bound => new { bound.Decision.By, bound.Decision.Role, bound.Decision.Kind, bound.Decision.At, bound.Decision.Saw, bound.Binding }).ToArray(),
        Timestamp = timestamp,
        Signer = signer,
    };

    /// <summary>
    /// True where the gates say go; or where they say conditional go, someone approved this evidence and nobody's last word on it is a rejection.
    /// </summary>
    private static bool MayLaunch(PackContent content, IReadOnlyList<BoundDecision> decisions)
    {
        var last = decisions
            .Where(bound => bound.Binding != DecisionBinding.OtherEvidence)
            .GroupBy(bound => (bound.Decision.By, bound.Decision.Role))
            .Select(group => group.MaxBy(bound => bound.Decision.At)!.Decision.Kind)
            .ToArray();
        return !last.Contains(DecisionKind.Reject)
            && (content.Disposition.Kind == DispositionKind.Go || (content.Disposition.Kind == DispositionKind.ConditionalGo && last.Length > 0));
    }

    private static string[] Ids(PackContent content, Func<GateOutcome, bool> has) =>
        [.. content.Gates.Where(result => has(result.Outcome)).Select(result => result.Gate.Id)];

    private static Sha256Digest PolicyDigest(PackContent content) => Sha256Digest.Of(JsonSerializer.SerializeToUtf8Bytes(content.Policy, EvidenceJson.Compact));

    private static byte[] Bytes(Resource[] subjects, string type, object predicate) => JsonSerializer.SerializeToUtf8Bytes(
        new Statement(Statement.TypeUri, subjects, type, JsonSerializer.SerializeToElement(predicate, EvidenceJson.Compact)),
        EvidenceJson.Compact);
}
