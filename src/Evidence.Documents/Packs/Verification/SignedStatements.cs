using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Signing;

namespace Evidence.Documents.Packs.Verification;

/// <summary>What the signed statements of a pack come to.</summary>
/// <param name="Fault">The first thing that is wrong; null: nothing.</param>
/// <param name="KeyId">The key that signed, as far as it could be read.</param>
/// <param name="Said">What the statements say, a line each.</param>
internal sealed record SignedStatements(string? Fault, string? KeyId, IReadOnlyList<string> Said)
{
    private const string File = PackManifest.StatementsPath;

    /// <summary>Who signed; null where something is wrong.</summary>
    public SignerIdentity? Identity { get; private init; }

    /// <summary>What they say of a timestamp; null: nothing.</summary>
    public TimestampClaim? Timestamp { get; private init; }

    /// <summary>True where the same key signed the envelope.</summary>
    public bool Holds(DsseEnvelope envelope)
    {
        using var key = Identity is null ? null : Import(Identity.PublicKey);
        return key is not null && Holds(key, Identity!, envelope);
    }

    /// <summary>Checks that the expected statements are there in their exact form, name the manifest, and were signed by one key.</summary>
    public static SignedStatements Check(byte[] file, Sha256Digest manifest, string? trustedKeyPem)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        if (lines.Length != PackStatements.Types.Count + 1 || lines[^1].Length > 0)
        {
            return Wrong($"{File}: has not the {PackStatements.Types.Count} statements a pack has");
        }

        var envelopes = lines[..^1].Select(DsseEnvelope.Parse).ToArray();
        var statements = envelopes.Select(envelope => envelope is null ? null : Read(envelope)).ToArray();
        for (var index = 0; index < statements.Length; index++)
        {
            if (statements[index] is not { } statement || statement.Type != Statement.TypeUri || statement.PredicateType != PackStatements.Types[index])
            {
                return Wrong($"{File}: line {index + 1} is not the statement {PackStatements.Types[index]}");
            }
        }

        return Member<SignerIdentity>(statements[^1]!, "signer") is { KeyId: not null, PublicKey: not null } identity
            ? CheckSigned(envelopes!, statements!, manifest, identity, trustedKeyPem)
            : Wrong($"{File}: does not say who signed");
    }

    private static SignedStatements CheckSigned(
        DsseEnvelope[] envelopes,
        Statement[] statements,
        Sha256Digest manifest,
        SignerIdentity identity,
        string? trustedKeyPem)
    {
        using var key = Import(identity.PublicKey);
        if (key is null || KeyIdOf(key) is not { } own || (identity.KeyId.StartsWith("sha256:", StringComparison.Ordinal) && identity.KeyId != own))
        {
            return Wrong($"{File}: the public key in it is not an EC P-256 key of that id", identity.KeyId);
        }

        if (trustedKeyPem is not null && WhyNotTrusted(own, trustedKeyPem) is { } distrust)
        {
            return Wrong($"{File}: {distrust}", identity.KeyId);
        }

        for (var index = 0; index < envelopes.Length; index++)
        {
            if (!Holds(key, identity, envelopes[index]))
            {
                return Wrong($"{File}: the signature of line {index + 1} does not hold", identity.KeyId);
            }

            if (!statements[index].Subject.Any(subject => subject.Name == PackManifest.Path && subject.Digest?.GetValueOrDefault("sha256") == manifest.Hex))
            {
                return Wrong($"{PackManifest.Path}: is not the manifest that was signed ({manifest.Short})", identity.KeyId);
            }
        }

        return new SignedStatements(null, identity.KeyId, [.. statements.Select(StatementWords.Of)])
        {
            Identity = identity,
            Timestamp = Member<TimestampClaim>(statements[^1], "timestamp") is { Authority: not null } claim ? claim : null,
        };
    }

    private static bool Holds(ECDsa key, SignerIdentity identity, DsseEnvelope envelope)
    {
        var signature = envelope.Signatures[0];
        var signed = DsseEnvelope.PreAuthenticationEncoding(DsseEnvelope.InToto, envelope.Body);
        return signature.KeyId == identity.KeyId && EcdsaSignature.Verifies(key, signed, Convert.FromBase64String(signature.Sig));
    }

    private static string? WhyNotTrusted(string own, string trustedKeyPem)
    {
        using var trusted = Import(trustedKeyPem);
        return trusted is null ? "the key it is to be checked with is not an EC P-256 public key in PEM"
            : KeyIdOf(trusted) is { } other && other == own ? null
            : $"it was signed with another key ({own[..19]}) than the one given ({KeyIdOf(trusted)?[..19]})";
    }

    private static Statement? Read(DsseEnvelope envelope)
    {
        try
        {
            return JsonSerializer.Deserialize<Statement>(envelope.Body, EvidenceJson.Compact) is { Subject: not null } statement ? statement : null;
        }
        catch (JsonException)
        {
            // Not a statement; the caller says which line.
            return null;
        }
    }

    private static T? Member<T>(Statement pack, string name)
        where T : class
    {
        try
        {
            return pack.Predicate.ValueKind == JsonValueKind.Object && pack.Predicate.TryGetProperty(name, out var value)
                ? value.Deserialize<T>(EvidenceJson.Compact)
                : null;
        }
        catch (JsonException)
        {
            // It is not there; the caller says so.
            return null;
        }
    }

    private static ECDsa? Import(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256)
            {
                return key;
            }
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            // Not a key; the caller says which.
        }

        key.Dispose();
        return null;
    }

    private static string? KeyIdOf(ECDsa key) => "sha256:" + Sha256Digest.Of(key.ExportSubjectPublicKeyInfo()).Hex;

    private static SignedStatements Wrong(string fault, string? keyId = null) => new(fault, keyId, []);
}
