using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Http;

/// <summary>Routes the HTTP API of a host on ASP.NET Core.</summary>
public static class EvidenceEndpoints
{
    /// <summary>Maps every operation there is a handler for under <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var api = endpoints.ServiceProvider.GetRequiredService<EvidenceApi>();
        foreach (var operation in api.Operations)
        {
            endpoints.MapMethods($"/api/{operation.Route}", [operation.Method], (RequestDelegate)(context => AnswerAsync(api, operation, context))).WithName(operation.Id);
        }

        return endpoints;
    }

    private static async Task AnswerAsync(EvidenceApi api, ApiOperation operation, HttpContext context)
    {
        var result = await api.AnswerAsync(operation, context);
        await result.ExecuteAsync(context);
    }
}
