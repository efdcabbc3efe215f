using Evidence.Hosting.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Evidence.Functions;

/// <summary>
/// Stands in for an app whose settings are wrong: its functions are there and every one answers that it is not set up, so that whoever deployed it finds the line that
/// says why in the log, instead of an app without functions.
/// </summary>
/// <param name="fault">What is wrong with the settings. Callers are not told: it may name folders.</param>
/// <param name="logger">Gets the line with every call.</param>
internal sealed partial class ConfigurationFault(EvidenceException fault, ILogger<ConfigurationFault> logger) : IFunctionsWorkerMiddleware
{
    private static readonly ApiProblem NotSetUp = new(503, "not-set-up", "The service is not set up: its log says which setting is missing or wrong.");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        Refused(logger, context.FunctionDefinition.Name, fault.Message);
        var request = context.GetHttpContext() ?? throw new EvidenceException(fault.Code, fault.Message, fault);
        await NotSetUp.ExecuteAsync(request);
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "{Function} was not run: {Reason}")]
    private static partial void Refused(ILogger logger, string function, string reason);
}
