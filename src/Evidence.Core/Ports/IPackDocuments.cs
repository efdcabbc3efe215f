using Evidence.Packs;

namespace Evidence.Ports;

/// <summary>Writes, checks and reads packs.</summary>
/// <remarks>Implementers: the same content gives the same bytes in every document and zip entry. Artifacts stream from the store; memory is bounded.</remarks>
public interface IPackDocuments
{
    /// <summary>Writes the Word document a release board decides from.</summary>
    void WriteWord(PackContent content, Stream output);

    /// <summary>Writes the same as one HTML file that needs nothing else.</summary>
    void WriteHtml(PackContent content, Stream output);

    /// <summary>
    /// Writes the signed zip. The manifest digest names its content; the manifest is also kept in the store, so that later packs can prove what was decided on, and
    /// so is the Word document.
    /// </summary>
    /// <exception cref="EvidenceException">
    /// <see cref="FaultCode.Corrupt"/>: the store lacks an artifact's bytes or the manifest a decision was taken on, or its ledger does not lead to the content's anchor.
    /// </exception>
    Task<PackReceipt> WriteZipAsync(PackContent content, IEvidenceStore store, ISigner signer, Stream output, CancellationToken cancellationToken) =>
        WriteZipAsync(content, store, signer, null, output, cancellationToken);

    /// <summary>
    /// Writes the signed zip, with a timestamp over the signed statements where an authority is given. Where it gives none the zip is written all the same, its signed
    /// statements say why, and so does the receipt.
    /// </summary>
    /// <exception cref="EvidenceException">
    /// <see cref="FaultCode.Corrupt"/>: the store lacks an artifact's bytes or the manifest a decision was taken on, or its ledger does not lead to the content's anchor.
    /// </exception>
    Task<PackReceipt> WriteZipAsync(
        PackContent content, IEvidenceStore store, ISigner signer, ITimestampAuthority? authority, Stream output, CancellationToken cancellationToken);

    /// <summary>Checks a zip by itself: every byte, the ledger, the decisions, the signatures. Says the first thing that is wrong.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="trustedKeyPem">Public key that must have signed; null: the key inside the pack is used and said to be untrusted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<PackVerification> VerifyAsync(Stream zip, string? trustedKeyPem, CancellationToken cancellationToken) =>
        VerifyAsync(zip, new PackVerificationOptions(trustedKeyPem), cancellationToken);

    /// <summary>Checks a zip by itself and against what is known from elsewhere.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="options">What it is checked against.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<PackVerification> VerifyAsync(Stream zip, PackVerificationOptions options, CancellationToken cancellationToken);

    /// <summary>Reads the content of a zip back, to compare it with another pack. Does not verify.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unsupported"/>: it is not a pack.</exception>
    Task<PackContent> ReadAsync(Stream zip, CancellationToken cancellationToken);
}
