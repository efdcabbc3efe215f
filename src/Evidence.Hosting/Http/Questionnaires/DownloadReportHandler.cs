using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Questionnaires;

/// <summary><c>GET /api/questionnaires/{id}/report</c>.</summary>
internal sealed class DownloadReportHandler(DraftedFiles drafted, IEvidenceStore store) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.DownloadReport;

    public async Task<IResult> HandleAsync(ApiCall call) => new StoredFileAnswer(store, (await drafted.FindAsync(call)).Report);
}
