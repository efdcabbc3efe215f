using Evidence.Hosting.Services;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Scorecards;

/// <summary><c>GET /api/scorecard</c>.</summary>
internal sealed class ReadScorecardHandler(ScorecardService scorecards) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.ReadScorecard;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        ApiValues.CheckQuery(call, Operation);
        return ApiAnswer.Ok(await scorecards.BuildAsync(ApiValues.Query(call, "product"), ApiValues.Time("asOf", ApiValues.Query(call, "asOf")), call.Cancelled));
    }
}
