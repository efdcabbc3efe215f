using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary><c>GET /api/questionnaires/{id}/document</c>.</summary>
internal sealed class DownloadDocumentHandler(DraftedFiles drafted, IEvidenceStore store) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.DownloadDocument;

    public async Task<IResult> HandleAsync(ApiCall call) => new StoredFileAnswer(store, (await drafted.FindAsync(call)).Document);
}
