using System.Text.Json;
using System.Text.Json.Serialization;
using Evidence.Hosting.Services;
using Evidence.Hosting.Telemetry;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Intake;

/// <summary>
/// Takes requests of other systems off a queue. The same message starts the same run, however often it is delivered. At the last attempt a request that fails is given up: the
/// log and a metric say so, the store keeps it, and the queue's host moves the message to the poison queue.
/// </summary>
public sealed partial class RequestIntake(
    PackService packs, CollectionService collections, RefreshService refreshes, EvidenceCatalog catalog, TimeProvider time, ILogger<RequestIntake> logger)
{
    /// <summary>Name of the queue.</summary>
    public const string Queue = "evidence-requests";

    /// <summary>How often a message is tried before it is given up; host.json says the same as <c>maxDequeueCount</c>.</summary>
    public const int Attempts = 5;

    private static readonly JsonSerializerOptions _json = new(EvidenceJson.Compact) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Partition of requests that were given up.</summary>
    public static RecordPartition GivenUp { get; } = new("given-up-request");

    /// <summary>Starts what a message asks for, or finds the run it started before.</summary>
    /// <returns>Id of the run.</returns>
    /// <exception cref="EvidenceException">The request is wrong, or something is away; the message stays on the queue.</exception>
    public async Task<string> TakeAsync(QueuedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var runId = await StartAsync(request, Parse(request.Body), cancellationToken);
            LogTaken(request.Id, runId);
            return runId;
        }
        catch (Exception fault) when (request.Attempt >= Attempts && fault is not OperationCanceledException)
        {
            await GiveUpAsync(request, fault);
            throw;
        }
    }

    private async Task<string> StartAsync(QueuedRequest request, RequestEnvelope envelope, CancellationToken cancellationToken)
    {
        var by = envelope.RequestedBy is { Length: > 0 } name ? name : "queue";
        var inserted = Second(request.InsertedAt);
        switch (envelope.Kind)
        {
            case "pack":
                var ask = new PackAsk(Release(envelope), envelope.AsOf ?? inserted, by, envelope.AwaitDecision);
                return (await packs.StartAsync(ask, restart: false, cancellationToken)).PackId;
            case "collection":
                return (await collections.StartAsync(Release(envelope), envelope.Sources, envelope.AsOf ?? inserted, cancellationToken)).RunId;
            case "refresh":
                return await refreshes.StartAsync(envelope.AsOf ?? inserted, cancellationToken);
            default:
                throw new EvidenceException(FaultCode.Usage, $"A request of kind '{envelope.Kind}' is not known; 'pack', 'collection' and 'refresh' are.");
        }
    }

    private static RequestEnvelope Parse(BinaryData body)
    {
        try
        {
            return body.ToObjectFromJson<RequestEnvelope>(_json) ?? throw new EvidenceException(FaultCode.Usage, "The message holds null; a JSON object is expected.");
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(FaultCode.Usage, $"The message is not the JSON that is expected at {fault.Path ?? "$"}; docs/azure.md shows it.", fault);
        }
    }

    private static string Release(RequestEnvelope envelope) =>
        envelope.Release is { Length: > 0 } release ? release : throw new EvidenceException(FaultCode.Usage, $"A request of kind '{envelope.Kind}' needs 'release'.");

    private async Task GiveUpAsync(QueuedRequest request, Exception fault)
    {
        LogGivenUp(request.Id, fault is EvidenceException known ? known.Code.ToString() : fault.GetType().Name, fault is EvidenceException ? null : fault);
        EvidenceTelemetry.Poisoned.Add(1);
        await using var body = request.Body.ToStream();
        var kept = await catalog.Store.PutContentAsync(body, CancellationToken.None);
        var reason = fault is EvidenceException ? fault.Message : "Something went wrong in the service; its log says what.";
        await catalog.PutAsync(new RecordKey(GivenUp, request.Id), new GivenUpRequest(request.Id, kept.Digest, reason, time.GetUtcNow()), CancellationToken.None);
    }

    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    [LoggerMessage(7111, LogLevel.Information, "The message {MessageId} is the run {RunId}.")]
    private partial void LogTaken(string messageId, string runId);

    [LoggerMessage(7112, LogLevel.Error, "The message {MessageId} was given up after its last attempt ({Reason}); it is on the poison queue and in the store.")]
    private partial void LogGivenUp(string messageId, string reason, Exception? fault);
}
