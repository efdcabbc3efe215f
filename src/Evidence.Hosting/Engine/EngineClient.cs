using System.Runtime.CompilerServices;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.Query;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using DataConverter = Microsoft.DurableTask.DataConverter;
using OrchestrationQuery = Microsoft.DurableTask.Client.OrchestrationQuery;

namespace Evidence.Hosting.Engine;

/// <summary>
/// Starts, asks about and steers orchestrations of a <see cref="DurableTaskEngine"/>, in the words of <c>Microsoft.DurableTask.Client</c>. Works
/// without a running engine; what it asks for is done when one runs on the same store.
/// </summary>
public sealed class EngineClient
{
    private static readonly OrchestrationStatus[] Live = [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];

    private static readonly OrchestrationStatus[] Any = Enum.GetValues<OrchestrationStatus>();

    private readonly IOrchestrationServiceClient _service;
    private readonly TaskHubClient _client;
    private readonly DataConverter _converter;

    /// <summary>Makes a client.</summary>
    /// <param name="service">The store. Query and purge need one that implements their interfaces, as all three stores in use do.</param>
    /// <param name="converter">The data converter of the workers; null for the default.</param>
    /// <param name="loggers">Where to log to; null for nowhere.</param>
    public EngineClient(IOrchestrationServiceClient service, DataConverter? converter = null, ILoggerFactory? loggers = null)
    {
        _service = service;
        _converter = converter ?? JsonDataConverter.Default;
        _client = new TaskHubClient(service, new CoreDataConverter(_converter), loggers);
    }

    /// <summary>Starts an orchestration under an id of the caller's; may be repeated, the second time changes nothing.</summary>
    /// <param name="orchestrator">The registered name.</param>
    /// <param name="instanceId">The id.</param>
    /// <param name="input">The input, or null.</param>
    /// <param name="startAt">When to start; null for now.</param>
    /// <param name="replaceEnded">Whether an instance of that id that has ended, however it ended, makes way for a new one.</param>
    /// <remarks>The Azure Storage provider reports an existing instance only when its <c>ThrowExceptionOnInvalidDedupeStatus</c> is set.</remarks>
    public async Task<StartOutcome> StartAsync(
        string orchestrator, string instanceId, object? input = null, DateTimeOffset? startAt = null, bool replaceEnded = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(orchestrator);
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        var refusing = replaceEnded ? Live : Any;
        try
        {
            await (startAt is { } time
                ? _client.CreateOrchestrationInstanceAsync(orchestrator, string.Empty, instanceId, input, null, refusing, time.UtcDateTime)
                : _client.CreateOrchestrationInstanceAsync(orchestrator, string.Empty, instanceId, input, null, refusing)).ConfigureAwait(false);
            return StartOutcome.Started;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return StartOutcome.AlreadyExists;
        }
    }

    /// <summary>
    /// Raises an event. It waits for the orchestration to ask for it, and on the embedded store also for the instance to be started.
    /// </summary>
    public Task RaiseEventAsync(string instanceId, string eventName, object? payload = null) =>
        _client.RaiseEventAsync(new OrchestrationInstance { InstanceId = instanceId }, eventName, payload!);

    /// <summary>What is known of an instance; null when there is none.</summary>
    /// <param name="instanceId">The id.</param>
    /// <param name="withPayloads">Whether input, output and custom status may be read from the answer.</param>
    public async Task<OrchestrationMetadata?> GetAsync(string instanceId, bool withPayloads = false) =>
        Describe(await _client.GetOrchestrationStateAsync(instanceId).ConfigureAwait(false), withPayloads);

    /// <summary>Waits, however long, until an instance has ended; it need not exist yet.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the orchestration goes on.</exception>
    public async Task<OrchestrationMetadata> WaitAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = await _service.WaitForOrchestrationAsync(instanceId, null, TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false);
            if (Describe(state, withPayloads: true) is { } ended)
            {
                return ended;
            }
        }
    }

    /// <summary>Ends an instance as terminated. On the embedded store its sub-orchestrations are terminated with it.</summary>
    public Task TerminateAsync(string instanceId, string reason) => _client.TerminateInstanceAsync(Instance(instanceId), reason);

    /// <summary>Suspends an instance: events and results are kept for it, and it does not advance.</summary>
    public Task SuspendAsync(string instanceId, string? reason = null) => _client.SuspendInstanceAsync(Instance(instanceId), reason);

    /// <summary>Lets a suspended instance go on.</summary>
    public Task ResumeAsync(string instanceId, string? reason = null) => _client.ResumeInstanceAsync(Instance(instanceId), reason);

    /// <summary>Removes an instance that has ended, with its history; false when there was none to remove, or it goes on.</summary>
    public async Task<bool> PurgeAsync(string instanceId)
    {
        // Not every store refuses to remove one that is running.
        if (await GetAsync(instanceId).ConfigureAwait(false) is not { IsCompleted: true })
        {
            return false;
        }

        return (await As<IOrchestrationServicePurgeClient>().PurgeInstanceStateAsync(instanceId).ConfigureAwait(false)).DeletedInstanceCount > 0;
    }

    /// <summary>Removes all instances that have ended and match the filter; says how many.</summary>
    public async Task<int> PurgeAsync(PurgeInstancesFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var criteria = new PurgeInstanceFilter(
            filter.CreatedFrom?.UtcDateTime ?? default,
            filter.CreatedTo?.UtcDateTime,
            filter.Statuses?.Select(status => (OrchestrationStatus)(int)status));
        return (await As<IOrchestrationServicePurgeClient>().PurgeInstanceStateAsync(criteria).ConfigureAwait(false)).DeletedInstanceCount;
    }

    /// <summary>All instances that match the query, fetched page by page as they are enumerated.</summary>
    public async IAsyncEnumerable<OrchestrationMetadata> QueryAsync(
        OrchestrationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var criteria = Criteria(query);
        do
        {
            var page = await As<IOrchestrationServiceQueryClient>().GetOrchestrationWithQueryAsync(criteria, cancellationToken).ConfigureAwait(false);
            foreach (var state in page.OrchestrationState)
            {
                yield return Describe(state, query.FetchInputsAndOutputs)!;
            }

            criteria.ContinuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(criteria.ContinuationToken));
    }

    private static OrchestrationInstance Instance(string instanceId) => new() { InstanceId = instanceId };

    private static global::DurableTask.Core.Query.OrchestrationQuery Criteria(OrchestrationQuery query) => new()
    {
        CreatedTimeFrom = query.CreatedFrom?.UtcDateTime,
        CreatedTimeTo = query.CreatedTo?.UtcDateTime,
        RuntimeStatus = query.Statuses?.Select(status => (OrchestrationStatus)(int)status).ToList(),
        InstanceIdPrefix = query.InstanceIdPrefix,
        PageSize = query.PageSize,
        FetchInputsAndOutputs = query.FetchInputsAndOutputs,
        ContinuationToken = query.ContinuationToken,
    };

    private OrchestrationMetadata? Describe(OrchestrationState? state, bool withPayloads) =>
        state is null ? null : StateDescription.Of(state, withPayloads ? _converter : null);

    private T As<T>()
        where T : class
        => _service as T ?? throw new NotSupportedException($"This store does not offer {typeof(T).Name}.");
}
