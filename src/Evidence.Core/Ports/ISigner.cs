namespace Evidence.Ports;

/// <summary>Signs with an EC P-256 key (ECDSA with SHA-256, FIPS 186-5).</summary>
public interface ISigner
{
    /// <summary>Id of the key: <c>sha256:</c> and the digest of its public key (SubjectPublicKeyInfo, DER), or the vault's key URL.</summary>
    Task<string> FindKeyIdAsync(CancellationToken cancellationToken);

    /// <summary>The public key as PEM (SubjectPublicKeyInfo).</summary>
    Task<string> ExportPublicKeyPemAsync(CancellationToken cancellationToken);

    /// <summary>The signature of the bytes: r and s, 32 bytes each (IEEE P1363). The local signer gives the same signature for the same bytes (RFC 6979).</summary>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);
}
