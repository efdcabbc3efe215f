using System.Text;
using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Documents.Packs.Signing;

/// <summary>
/// Signs the statements of a pack and, where an authority is there, gets a timestamp over them. The statements say beforehand that there is one; where the authority
/// gives none they are signed again and say why.
/// </summary>
internal sealed class PackSigning(ISigner signer, ITimestampAuthority? authority)
{
    public async Task<SignedPack> SignAsync(Func<SignerIdentity, TimestampClaim?, IReadOnlyList<byte[]>> statements, CancellationToken cancellationToken)
    {
        var identity = new SignerIdentity(
            await signer.FindKeyIdAsync(cancellationToken).ConfigureAwait(false),
            await signer.ExportPublicKeyPemAsync(cancellationToken).ConfigureAwait(false));
        if (authority is null)
        {
            return new SignedPack(await LinesAsync(statements(identity, null), identity, cancellationToken).ConfigureAwait(false));
        }

        var claim = new TimestampClaim(authority.Name);
        var envelopes = await LinesAsync(statements(identity, claim), identity, cancellationToken).ConfigureAwait(false);
        var bytes = Encoding.UTF8.GetBytes(envelopes);
        var reply = await authority.StampAsync(Sha256Digest.Of(bytes), cancellationToken).ConfigureAwait(false);
        if (reply.Token?.ToArray() is not { } token)
        {
            var gap = reply.Gap ?? $"{authority.Name} gave no timestamp.";
            var without = await LinesAsync(statements(identity, claim with { Gap = gap }), identity, cancellationToken).ConfigureAwait(false);
            return new SignedPack(without, gap);
        }

        var binding = await LinesAsync([PackStatements.OfTimestamp(bytes, token, claim)], identity, cancellationToken).ConfigureAwait(false);
        return new SignedPack(envelopes, null, token, binding);
    }

    private async Task<string> LinesAsync(IReadOnlyList<byte[]> statements, SignerIdentity identity, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var statement in statements)
        {
            var envelope = await DsseEnvelope.SignAsync(statement, identity.KeyId, signer, cancellationToken).ConfigureAwait(false);
            lines.Add(envelope.ToLine());
        }

        return string.Join('\n', lines) + "\n";
    }
}
