using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Exports;
using Evidence.Documents.Packs.Html;
using Evidence.Documents.Packs.Report;
using Evidence.Documents.Packs.Signing;
using Evidence.Documents.Packs.Verification;
using Evidence.Documents.Packs.Word;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Documents.Packs;

/// <summary>Packs as Word, HTML and signed zip.</summary>
internal sealed class PackDocuments(PackDocumentOptions options) : IPackDocuments
{
    public void WriteWord(PackContent content, Stream output) =>
        new WordWriter(options.TemplateFile).Write(ReportComposer.Compose(content), content.AsOf, output);

    public void WriteHtml(PackContent content, Stream output) => HtmlWriter.Write(ReportComposer.Compose(content), output);

    public Task<PackReceipt> WriteZipAsync(PackContent content, IEvidenceStore store, ISigner signer, Stream output, CancellationToken cancellationToken) =>
        WriteZipAsync(content, store, signer, null, output, cancellationToken);

    public Task<PackReceipt> WriteZipAsync(
        PackContent content, IEvidenceStore store, ISigner signer, ITimestampAuthority? authority, Stream output, CancellationToken cancellationToken) =>
        new PackWriter(store, new PackSigning(signer, authority), AddDocuments).WriteAsync(content, output, cancellationToken);

    public Task<PackVerification> VerifyAsync(Stream zip, PackVerificationOptions options, CancellationToken cancellationToken) =>
        new PackVerifier(zip, options).RunAsync(cancellationToken);

    public Task<PackContent> ReadAsync(Stream zip, CancellationToken cancellationToken) => new PackReader(zip).ReadAsync(cancellationToken);

    private void AddDocuments(EntrySpool spool, PackContent content)
    {
        var report = ReportComposer.Compose(content);
        spool.Add(PackEntries.Word, output => new WordWriter(options.TemplateFile).Write(report, content.AsOf, output));
        spool.Add(PackEntries.Html, output => HtmlWriter.Write(report, output));
        PackEntries.AddJson(spool, "gates.sarif", SarifLog.Of(content));
        PackEntries.AddJson(spool, "attestation.cdx.json", CycloneDxAttestation.Of(content));
        PackEntries.AddJson(spool, "oscal/assessment-plan.json", OscalDocuments.Plan(content));
        PackEntries.AddJson(spool, "oscal/assessment-results.json", OscalDocuments.Results(content));
        foreach (var (name, write) in CsvTables.All)
        {
            spool.Add($"csv/{name}", output => write(content, output));
        }
    }
}
