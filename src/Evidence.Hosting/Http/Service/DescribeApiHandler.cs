using Evidence.Hosting.Http.OpenApi;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Service;

/// <summary><c>GET /api/openapi.json</c>.</summary>
internal sealed class DescribeApiHandler : IApiHandler
{
    private static readonly Lazy<ApiAnswer> _answer = new(() => ApiAnswer.Ok(OpenApiDocument.Create(ApiOperations.All)));

    public ApiOperation Operation => ApiOperations.DescribeApi;

    public Task<IResult> HandleAsync(ApiCall call) => Task.FromResult<IResult>(_answer.Value);
}
