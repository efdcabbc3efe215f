using System.Reflection;
using System.Text.Json;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Http.Service;

/// <summary><c>GET /api/health</c>. Anyone may ask, so it says what does not work and the log says why.</summary>
internal sealed partial class CheckHealthHandler(IWorkspaceSource workspace, IEvidenceStore store, ILogger<CheckHealthHandler> logger) : IApiHandler
{
    private static readonly string _version = typeof(CheckHealthHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public ApiOperation Operation => ApiOperations.CheckHealth;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var checks = new SortedDictionary<string, bool>(StringComparer.Ordinal)
        {
            ["store"] = await WorksAsync("store", () => store.FindLedgerHeadAsync(call.Cancelled)),
            ["workspace"] = await WorksAsync("workspace", () => Task.FromResult(workspace.Load())),
        };
        var healthy = checks.Values.All(works => works);
        return new ApiAnswer(healthy ? 200 : 503, JsonSerializer.SerializeToUtf8Bytes(new HealthView(healthy, _version, checks), EvidenceJson.Compact));
    }

    private async Task<bool> WorksAsync<T>(string part, Func<Task<T>> check)
    {
        try
        {
            await check();
            return true;
        }
        catch (EvidenceException fault)
        {
            LogUnhealthy(part, fault.Message);
            return false;
        }
    }

    [LoggerMessage(7003, LogLevel.Error, "The {Part} does not work: {Reason}")]
    private partial void LogUnhealthy(string part, string reason);
}
