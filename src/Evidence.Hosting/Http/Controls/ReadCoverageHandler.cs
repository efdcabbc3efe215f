using Evidence.Hosting.Services;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Controls;

/// <summary><c>GET /api/coverage</c>.</summary>
internal sealed class ReadCoverageHandler(CoverageService coverage) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.ReadCoverage;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        ApiValues.CheckQuery(call, Operation);
        var release = ApiValues.Required("release", ApiValues.Query(call, "release"));
        var asOf = ApiValues.Time("asOf", ApiValues.Query(call, "asOf"));
        return ApiAnswer.Ok(await coverage.AssessAsync(release, ApiValues.Query(call, "framework"), asOf, call.Cancelled));
    }
}
