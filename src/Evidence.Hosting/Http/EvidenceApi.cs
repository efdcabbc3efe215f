using System.Collections.Frozen;
using System.Diagnostics;
using Evidence.Hosting.Http.Idempotency;
using Evidence.Hosting.Security;
using Evidence.Hosting.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Http;

/// <summary>
/// Takes requests in: who calls, may they, is it too large, was it made before; then the operation's handler; then the answer or the problem. Both hosts call this and nothing
/// else.
/// </summary>
public sealed partial class EvidenceApi
{
    private readonly FrozenDictionary<string, IApiHandler> _handlers;
    private readonly ICallerReader _callers;
    private readonly IdempotentRequests _repeats;
    private readonly ApiLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger<EvidenceApi> _logger;

    /// <summary>Made by the composition root.</summary>
    public EvidenceApi(
        IEnumerable<IApiHandler> handlers, ICallerReader callers, IdempotentRequests repeats, ApiLimits limits, TimeProvider time, ILogger<EvidenceApi> logger)
    {
        _handlers = handlers.ToFrozenDictionary(handler => handler.Operation.Id, StringComparer.Ordinal);
        (_callers, _repeats, _limits, _time, _logger) = (callers, repeats, limits, time, logger);
    }

    /// <summary>Operations there is a handler for.</summary>
    public IEnumerable<ApiOperation> Operations => _handlers.Values.Select(handler => handler.Operation);

    /// <summary>Answers a request; never throws for what a caller did.</summary>
    /// <param name="operation">Which operation the host routed it to.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> AnswerAsync(ApiOperation operation, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(context);
        using var activity = EvidenceTelemetry.Source.StartActivity($"api {operation.Id}");
        var result = await GuardAsync(operation, context, () => HandleAsync(operation, context));
        var status = StatusOf(result);
        activity?.SetTag("evidence.operation", operation.Id).SetTag("http.response.status_code", status);
        EvidenceTelemetry.Requests.Add(1, new TagList { { "operation", operation.Id }, { "status", status } });
        return new GuardedResult(this, operation, result);
    }

    private static int StatusOf(IResult result) => result switch
    {
        ApiAnswer answer => answer.Status,
        ApiProblem problem => problem.Status,
        _ => StatusCodes.Status200OK,
    };

    private async Task<IResult> HandleAsync(ApiOperation operation, HttpContext context)
    {
        var caller = operation.IsOpen ? null : await _callers.ReadAsync(context);
        if (caller is null && !operation.IsOpen)
        {
            return ApiProblem.Unauthenticated;
        }

        if (!operation.IsOpen && !AccessTable.Allows(operation, caller!.Roles))
        {
            return ApiProblem.Of(new EvidenceException(FaultCode.Forbidden, Refusal(operation, caller)));
        }

        Limit(operation, context);
        var call = new ApiCall(context, caller ?? Anonymous, _time.GetUtcNow());
        return HttpMethods.IsPost(operation.Method)
            ? await _repeats.AnswerAsync(operation, call, _handlers[operation.Id].HandleAsync)
            : await _handlers[operation.Id].HandleAsync(call);
    }

    private static Caller Anonymous { get; } = new("anonymous", new HashSet<EvidenceRole>(), [], SpeaksForOthers: false);

    private static string Refusal(ApiOperation operation, Caller caller) =>
        $"'{caller.Name}' may not do this: {operation.Summary.TrimEnd('.')}. One of these roles is needed: {string.Join(", ", AccessTable.RolesFor(operation))}.";

    private void Limit(ApiOperation operation, HttpContext context)
    {
        var limit = _limits.For(operation.Body);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        if (context.Request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        if (operation.Body == ApiBody.Upload)
        {
            var options = new FormOptions { MultipartBodyLengthLimit = limit, ValueCountLimit = 64, ValueLengthLimit = 64 * 1024, KeyLengthLimit = 256, MemoryBufferThreshold = 256 * 1024 };
            context.Features.Set<IFormFeature>(new FormFeature(context.Request, options));
        }
    }

    private static EvidenceException TooLarge(long limit) =>
        new(FaultCode.TooLarge, $"The request is larger than the {limit / (1024 * 1024):N0} MB that are allowed.");

    private async Task<IResult> GuardAsync(ApiOperation operation, HttpContext context, Func<Task<IResult>> work)
    {
        try
        {
            return await work();
        }
        catch (EvidenceException fault)
        {
            LogRefused(operation.Id, fault.Code);
            return ApiProblem.Of(fault);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ApiProblem.Of(TooLarge(_limits.For(operation.Body)));
        }
        catch (BadHttpRequestException)
        {
            return ApiProblem.Of(new EvidenceException(FaultCode.Usage, "The request broke off or is not HTTP as it should be; send it again."));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            return new ApiProblem(499, "cancelled", "The caller went away.");
        }
        catch (Exception fault)
        {
            LogFailed(operation.Id, fault);
            return ApiProblem.Unexpected;
        }
    }

    [LoggerMessage(7001, LogLevel.Information, "{Operation} was refused: {Code}.")]
    private partial void LogRefused(string operation, FaultCode code);

    [LoggerMessage(7002, LogLevel.Error, "{Operation} failed.")]
    private partial void LogFailed(string operation, Exception fault);

    /// <summary>Writes the result; a fault before the first byte becomes a problem, after it the connection is cut.</summary>
    private sealed class GuardedResult(EvidenceApi api, ApiOperation operation, IResult inner) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var problem = await api.GuardAsync(operation, httpContext, async () =>
            {
                await inner.ExecuteAsync(httpContext);
                return Results.Empty;
            });
            if (problem is not ApiProblem failed || httpContext.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            if (httpContext.Response.HasStarted)
            {
                httpContext.Abort();
                return;
            }

            httpContext.Response.Clear();
            await failed.ExecuteAsync(httpContext);
        }
    }
}
