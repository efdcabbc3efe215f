using System.Reflection;
using Evidence.Functions.Triggers;
using Evidence.Hosting.Http;
using Evidence.Hosting.Intake;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Evidence.Functions.Tests;

/// <summary>The intended list of triggers, routes and authorisation levels.</summary>
public sealed class FunctionTableTests
{
    public static TheoryData<string> Operations() => [.. ApiOperations.All.Select(operation => operation.Id)];

    public static TheoryData<string> Activities() => [.. Constants(typeof(ActivityNames))];

    public static TheoryData<string> Orchestrations() => [.. Constants(typeof(WorkflowNames)).Where(name => name is not (WorkflowNames.DecisionEvent or WorkflowNames.LookAgainEvent))];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_IsAFunctionWithItsRouteMethodAndLevel(string operationId)
    {
        var operation = ApiOperations.All.Single(known => known.Id == operationId);
        var function = FunctionTable.All[operationId];
        var trigger = FunctionTable.TriggerOf<HttpTriggerAttribute>(function)!;
        Assert.Equal(operation.Route, trigger.Route);
        Assert.Equal([operation.Method.ToLowerInvariant()], trigger.Methods!);
        Assert.Equal(operation.IsOpen ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function, trigger.AuthLevel);
        Assert.Contains(function.GetParameters(), parameter => parameter.GetCustomAttribute<DurableClientAttribute>() is not null && parameter.ParameterType == typeof(DurableTaskClient));
    }

    [Fact]
    public void EveryHttpFunction_IsAnOperation() =>
        Assert.Equal(ApiOperations.All.Select(operation => operation.Id).Order(StringComparer.Ordinal), FunctionTable.With<HttpTriggerAttribute>());

    [Theory]
    [MemberData(nameof(Orchestrations))]
    public void Orchestration_IsAFunctionThatTakesItsRequest(string name)
    {
        var orchestrator = typeof(WorkflowNames).Assembly.GetType($"Evidence.Workflows.{name}Orchestrator")!.BaseType!.GetGenericArguments();
        var function = FunctionTable.All[name];
        Assert.NotNull(FunctionTable.TriggerOf<OrchestrationTriggerAttribute>(function));
        Assert.Equal(orchestrator[0], FunctionTable.InputOf(function));
        Assert.Equal(typeof(Task<>).MakeGenericType(orchestrator[1]), function.ReturnType);
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void Activity_IsAFunctionThatTakesItsRequest(string name)
    {
        var activity = typeof(ActivityNames).Assembly.GetType($"Evidence.Workflows.Activities.{name}Activity")!.BaseType!.GetGenericArguments();
        var function = FunctionTable.All[name];
        Assert.NotNull(FunctionTable.TriggerOf<ActivityTriggerAttribute>(function));
        Assert.Equal(activity[0], FunctionTable.InputOf(function));
        Assert.Equal(typeof(Task<>).MakeGenericType(activity[1]), function.ReturnType);
    }

    [Fact]
    public void OtherTriggers_AreTheQueueTheTimersAndTheInboxTwice()
    {
        Assert.Equal(RequestIntake.Queue, FunctionTable.TriggerOf<QueueTriggerAttribute>(FunctionTable.All["TakeRequest"])!.QueueName);
        Assert.Equal(RefreshFunctions.Schedule, FunctionTable.TriggerOf<TimerTriggerAttribute>(FunctionTable.All["NightlyRefresh"])!.Schedule);
        Assert.Equal(BlobTriggerSource.EventGrid, FunctionTable.TriggerOf<BlobTriggerAttribute>(FunctionTable.All["DraftInbox"])!.Source);
        Assert.Equal(BlobTriggerSource.LogsAndContainerScan, FunctionTable.TriggerOf<BlobTriggerAttribute>(FunctionTable.All["DraftInboxByPolling"])!.Source);
        Assert.Equal(["DraftInbox", "DraftInboxByPolling"], FunctionTable.With<BlobTriggerAttribute>());
        Assert.Equal(["TakeRequest"], FunctionTable.With<QueueTriggerAttribute>());
        Assert.Equal(WatchedFolderFunctions.Schedule, FunctionTable.TriggerOf<TimerTriggerAttribute>(FunctionTable.All["PollWatchedFolders"])!.Schedule);
        Assert.Equal(EvidenceWatchFunctions.Schedule, FunctionTable.TriggerOf<TimerTriggerAttribute>(FunctionTable.All["WatchEvidence"])!.Schedule);
        Assert.Equal(["NightlyRefresh", "PollWatchedFolders", "WatchEvidence"], FunctionTable.With<TimerTriggerAttribute>());
    }

    private static IEnumerable<string> Constants(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
