using Evidence.Documents.Packs.Verification;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Documents.Packs;

/// <summary>Packs as Word, HTML and signed zip.</summary>
internal sealed class PackDocuments(PackDocumentOptions options) : IPackDocuments
{
    public void WriteWord(PackContent content, Stream output) => throw new NotSupportedException(options.ToString());

    public void WriteHtml(PackContent content, Stream output) => throw new NotSupportedException();

    public Task<PackReceipt> WriteZipAsync(PackContent content, IEvidenceStore store, ISigner signer, Stream output, CancellationToken cancellationToken) =>
        new PackWriter(store, signer, (_, _) => { }).WriteAsync(content, output, cancellationToken);

    public Task<PackVerification> VerifyAsync(Stream zip, PackVerificationOptions options, CancellationToken cancellationToken) =>
        new PackVerifier(zip, options).RunAsync(cancellationToken);

    public Task<PackContent> ReadAsync(Stream zip, CancellationToken cancellationToken) => new PackReader(zip).ReadAsync(cancellationToken);
}
