using Azure.Storage.Queues.Models;
using Evidence.Functions.Triggers;
using Evidence.Functions.Workflows;
using Evidence.Hosting.Intake;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Fakes;
using Evidence.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Evidence.Functions.Tests.Triggers;

public sealed class RequestFunctionsTests
{
    private readonly CurrentDurableClient _current = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly InMemoryEvidenceStore _store = new();

    [Fact]
    public async Task Message_StartsTheRunItAsksFor()
    {
        await TakeAsync("""{"kind": "refresh"}""", dequeued: 1);
        Started("refresh-20261101T0800Z");
    }

    [Fact]
    public async Task PoisonMessage_IsKeptAndReported_AndLeftToTheHost()
    {
        await Assert.ThrowsAsync<EvidenceException>(() => TakeAsync("""{"kind": "nonsense"}""", dequeued: 5));
        var given = Assert.Single(await new EvidenceCatalog(_store).ToListAsync<GivenUpRequest>(RequestIntake.GivenUp, CancellationToken.None));
        Assert.Contains("'nonsense'", given.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Timer_StartsARefresh()
    {
        var functions = new RefreshFunctions(new RefreshService(new DurableWorkflows(_current)), _current, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(At));
        await functions.Refresh(new TimerInfo(), _client.Object, CancellationToken.None);
        Started("refresh-20261101T0800Z");
    }

    private static DateTimeOffset At { get; } = new(2026, 11, 1, 8, 0, 7, TimeSpan.Zero);

    private void Started(string instanceId) => _client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(
        It.Is<TaskName>(name => name.Name == WorkflowNames.Refresh), It.IsAny<RefreshRequest>(), It.Is<StartOrchestrationOptions>(options => options.InstanceId == instanceId), It.IsAny<CancellationToken>()));

    private Task TakeAsync(string body, long dequeued)
    {
        var workflows = new DurableWorkflows(_current);
        var workspace = Mock.Of<IWorkspaceSource>();
        var catalog = new EvidenceCatalog(_store);
        var intake = new RequestIntake(
            new PackService(workspace, workflows, catalog, TimeProvider.System, new PersonRoles(workspace, TimeProvider.System)),
            new CollectionService(workspace, workflows, TimeProvider.System),
            new RefreshService(workflows),
            catalog,
            TimeProvider.System,
            NullLogger<RequestIntake>.Instance);
        var message = QueuesModelFactory.QueueMessage("m-1", "receipt", BinaryData.FromString(body), dequeued, insertedOn: At);
        return new RequestFunctions(intake, _current).Take(message, _client.Object, CancellationToken.None);
    }
}
