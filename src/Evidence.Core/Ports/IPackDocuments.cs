using Evidence.Packs;

namespace Evidence.Ports;

/// <summary>Writes and checks packs.</summary>
/// <remarks>Implementers: the same content gives the same bytes in every document and zip entry. Artifacts stream from the store; memory is bounded.</remarks>
public interface IPackDocuments
{
    /// <summary>Writes the Word document a release board decides from.</summary>
    void WriteWord(PackContent content, Stream output);

    /// <summary>Writes the signed zip. The manifest digest names its content.</summary>
    Task<PackReceipt> WriteZipAsync(PackContent content, IEvidenceStore store, ISigner signer, Stream output, CancellationToken cancellationToken);

    /// <summary>Checks a zip by itself: every hash, the ledger, the signatures. Says the first thing that is wrong.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="trustedKeyPem">Public key that must have signed; null: the key inside the pack is used and said to be untrusted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<PackVerification> VerifyAsync(Stream zip, string? trustedKeyPem, CancellationToken cancellationToken);
}
