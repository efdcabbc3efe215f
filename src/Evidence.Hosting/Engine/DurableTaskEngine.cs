using DurableTask.Core;
using Evidence.DurableTask.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Engine;

/// <summary>
/// Runs plain <see cref="TaskOrchestrator{TInput, TOutput}"/> and <see cref="Microsoft.DurableTask.TaskActivity{TInput, TOutput}"/> classes in this
/// process, on
/// whichever store the <see cref="IOrchestrationService"/> keeps them in.
/// </summary>
/// <remarks>
/// Each activity run gets a dependency injection scope of its own. Orchestrators are created from the root provider and may be created many
/// times for one instance, whenever its history is replayed: they hold no state and take no scoped services. An orchestrator or activity nobody
/// registered fails, without retries, as <c>OrchestratorTaskNotFound</c> or <c>ActivityTaskNotFound</c>, as on Azure.
/// </remarks>
public sealed class DurableTaskEngine : IHostedService, IDisposable
{
    private readonly IOrchestrationService _service;
    private readonly TaskHubWorker _worker;

    /// <summary>Makes an engine; it begins with <see cref="StartAsync"/>.</summary>
    /// <param name="service">The store; disposed by whoever made it.</param>
    /// <param name="registry">The orchestrators and activities by name.</param>
    /// <param name="services">What activities and orchestrators are created from.</param>
    /// <param name="options">The data converter and the longest single timer; null for the defaults of Durable Task.</param>
    /// <param name="loggers">Where to log to; null for nowhere.</param>
    public DurableTaskEngine(
        IOrchestrationService service,
        DurableTaskRegistry registry,
        IServiceProvider services,
        DurableTaskWorkerOptions? options = null,
        ILoggerFactory? loggers = null)
    {
        var shims = new DurableTaskShimFactory(options, loggers);
        var orchestrators = new RegisteredOrchestrators(registry.GetOrchestrators(), services, shims);
        var activities = new RegisteredActivities(registry.GetActivities(), services.GetRequiredService<IServiceScopeFactory>(), shims);
        _service = service;
        _worker = new TaskHubWorker(service, orchestrators, activities, loggers) { ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails };
        _worker.AddOrchestrationDispatcherMiddleware(RegisteredOrchestrators.TellParent);
        _worker.AddActivityDispatcherMiddleware(RegisteredActivities.FailMissing);
    }

    /// <summary>Makes sure the store exists and begins to work.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _service.CreateIfNotExistsAsync().ConfigureAwait(false);
        await _worker.StartAsync().ConfigureAwait(false);
    }

    /// <summary>Takes no more work and gives what is running a few seconds to finish; what does not is taken up again later.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // The framework waits for its work in steps of a second; the embedded store knows itself when the last of it is committed.
        var waitsItself = _service is SqliteOrchestrationService;
        await _worker.StopAsync(isForced: waitsItself).ConfigureAwait(false);
        if (waitsItself)
        {
            await _service.StopAsync(isForced: false).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();
}
