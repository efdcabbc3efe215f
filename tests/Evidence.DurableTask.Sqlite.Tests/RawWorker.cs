using DurableTask.Core;
using DurableTask.Core.History;

namespace Evidence.DurableTask.Sqlite.Tests;

/// <summary>Plays the framework's dispatchers by hand, one call at a time.</summary>
internal static class RawWorker
{
    public static TaskMessage Start(string instanceId, DateTime? startAt = null)
    {
        var instance = new OrchestrationInstance { InstanceId = instanceId, ExecutionId = Guid.NewGuid().ToString("N") };
        var started = new ExecutionStartedEvent(-1, "\"input\"")
        {
            OrchestrationInstance = instance,
            Name = "Raw",
            Version = string.Empty,
            ScheduledStartTime = startAt,
        };
        return new TaskMessage { OrchestrationInstance = instance, Event = started };
    }

    public static TaskMessage Event(string instanceId, string name, string? executionId = null) => new()
    {
        OrchestrationInstance = new OrchestrationInstance { InstanceId = instanceId, ExecutionId = executionId },
        Event = new EventRaisedEvent(-1, "\"payload\"") { Name = name },
    };

    public static SqliteOrchestrationService On(StoreFolder folder, TimeProvider clock) =>
        new(folder.Options() with { TimeProvider = clock, SessionIdle = TimeSpan.Zero });

    public static async Task<TaskOrchestrationWorkItem?> TakeAsync(SqliteOrchestrationService service) =>
        await service.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.Zero, CancellationToken.None);

    public static async Task<TaskActivityWorkItem?> TakeActivityAsync(SqliteOrchestrationService service) =>
        await service.LockNextTaskActivityWorkItem(TimeSpan.Zero, CancellationToken.None);

    /// <summary>Saves a turn that receives all messages and schedules activities of these names.</summary>
    public static Task SaveTurnAsync(SqliteOrchestrationService service, TaskOrchestrationWorkItem item, params string[] activities)
    {
        var state = Receive(item);
        var scheduled = activities.Select((name, index) => new TaskScheduledEvent(index, name, string.Empty, "1")).ToList();
        scheduled.ForEach(state.AddEvent);
        state.AddEvent(new OrchestratorCompletedEvent(-1));
        var messages = scheduled.Select(each => new TaskMessage { OrchestrationInstance = state.OrchestrationInstance, Event = each }).ToList();
        return service.CompleteTaskOrchestrationWorkItemAsync(item, state, messages, [], [], null, Summary(state));
    }

    /// <summary>Saves a turn that starts a sub-orchestration, as task 7.</summary>
    public static Task SaveTurnWithChildAsync(SqliteOrchestrationService service, TaskOrchestrationWorkItem item, string childId)
    {
        var state = Receive(item);
        state.AddEvent(new SubOrchestrationInstanceCreatedEvent(7) { InstanceId = childId, Name = "Raw" });
        var child = Start(childId);
        ((ExecutionStartedEvent)child.Event).ParentInstance = new ParentInstance
        {
            OrchestrationInstance = state.OrchestrationInstance,
            Name = state.Name,
            TaskScheduleId = 7,
        };
        return service.CompleteTaskOrchestrationWorkItemAsync(item, state, [], [child], [], null, Summary(state));
    }

    /// <summary>Saves the last turn of an orchestration.</summary>
    public static Task SaveEndAsync(
        SqliteOrchestrationService service, TaskOrchestrationWorkItem item, OrchestrationStatus status = OrchestrationStatus.Completed)
    {
        var state = Receive(item);
        state.AddEvent(new ExecutionCompletedEvent(0, "\"output\"", status));
        state.AddEvent(new OrchestratorCompletedEvent(-1));
        return service.CompleteTaskOrchestrationWorkItemAsync(item, state, [], [], [], null, Summary(state));
    }

    public static Task SaveResultAsync(SqliteOrchestrationService service, TaskActivityWorkItem item, string result = "1") =>
        service.CompleteTaskActivityWorkItemAsync(item, new TaskMessage
        {
            OrchestrationInstance = item.TaskMessage.OrchestrationInstance,
            Event = new TaskCompletedEvent(-1, item.TaskMessage.Event.EventId, result),
        });

    private static OrchestrationRuntimeState Receive(TaskOrchestrationWorkItem item)
    {
        var state = item.OrchestrationRuntimeState;
        state.AddEvent(new OrchestratorStartedEvent(-1));
        foreach (var message in item.NewMessages)
        {
            state.AddEvent(message.Event);
        }

        return state;
    }

    private static OrchestrationState Summary(OrchestrationRuntimeState state) => new()
    {
        OrchestrationInstance = state.OrchestrationInstance,
        Name = state.Name,
        Version = state.Version,
        Input = state.Input,
        Output = state.Output,
        OrchestrationStatus = state.OrchestrationStatus,
        CreatedTime = state.CreatedTime,
    };
}
