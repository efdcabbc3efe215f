using DurableTask.Core.Exceptions;
using Evidence.Functions.Workflows;
using Evidence.Ports;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace Evidence.Functions.Tests.Durable;

public sealed class DurableWorkflowsTests
{
    private readonly Mock<DurableTaskClient> _client = new("test");

    [Fact]
    public async Task Start_OfAnUnknownId_SchedulesIt()
    {
        Assert.True(await Workflows().StartAsync("BuildPack", "p-1", "input", CancellationToken.None));
        _client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(
            It.Is<TaskName>(name => name.Name == "BuildPack"), "input", It.Is<StartOrchestrationOptions>(options => options.InstanceId == "p-1"), It.IsAny<CancellationToken>()));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task Start_OfAKnownId_FindsIt_WhateverItsState(OrchestrationRuntimeStatus status)
    {
        Know(status);
        Assert.False(await Workflows().StartAsync("BuildPack", "p-1", "input", CancellationToken.None));
        _client.Verify(
            client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    public static TheoryData<Exception> Races() =>
        [new OrchestrationAlreadyExistsException("p-1"), new RpcException(new Status(StatusCode.AlreadyExists, "An Orchestration instance with the ID p-1 already exists."))];

    [Theory]
    [MemberData(nameof(Races))]
    public async Task Start_ThatLosesARace_FindsTheRun(Exception refusal)
    {
        _client.Setup(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(refusal);
        Assert.False(await Workflows().StartAsync("BuildPack", "p-1", "input", CancellationToken.None));
    }

    [Fact]
    public async Task Find_ReadsWithoutPayloads_WhereTheyDoNotFit()
    {
        _client.Setup(client => client.GetInstanceAsync("p-1", true, It.IsAny<CancellationToken>())).ThrowsAsync(new RpcException(new Status(StatusCode.ResourceExhausted, "too large")));
        _client.Setup(client => client.GetInstanceAsync("p-1", false, It.IsAny<CancellationToken>())).ReturnsAsync(Metadata(OrchestrationRuntimeStatus.Running));
        Assert.Equal(WorkflowState.Running, (await Workflows().FindAsync("p-1", CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Find_OfAnUnknownId_IsNull() => Assert.Null(await Workflows().FindAsync("p-1", CancellationToken.None));

    [Fact]
    public async Task Wait_ForAnUnknownId_SaysSo() =>
        Assert.Equal(FaultCode.NotFound, (await Assert.ThrowsAsync<EvidenceException>(() => Workflows().WaitAsync("p-1", CancellationToken.None))).Code);

    [Fact]
    public async Task Purge_OfARunningInstance_DoesNothing()
    {
        Know(OrchestrationRuntimeStatus.Running);
        Assert.False(await Workflows().PurgeAsync("p-1", CancellationToken.None));
        _client.Verify(client => client.PurgeInstanceAsync("p-1", It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Purge_OfAnEndedInstance_RemovesIt()
    {
        Know(OrchestrationRuntimeStatus.Failed);
        _client.Setup(client => client.PurgeInstanceAsync("p-1", It.IsAny<CancellationToken>())).ReturnsAsync(new PurgeResult(1));
        Assert.True(await Workflows().PurgeAsync("p-1", CancellationToken.None));
    }

    [Fact]
    public async Task Raise_HandsTheEventOn()
    {
        await Workflows().RaiseAsync("p-1", "decision", "yes", CancellationToken.None);
        _client.Verify(client => client.RaiseEventAsync("p-1", "decision", "yes", It.IsAny<CancellationToken>()));
    }

    [Fact]
    public void WithoutAClient_ItSaysWhichParameterIsMissing() =>
        Assert.Contains("[DurableClient]", Assert.Throws<InvalidOperationException>(() => new CurrentDurableClient().Client).Message, StringComparison.Ordinal);

    private DurableWorkflows Workflows()
    {
        var current = new CurrentDurableClient();
        current.Use(_client.Object);
        return new DurableWorkflows(current);
    }

    private void Know(OrchestrationRuntimeStatus status) =>
        _client.Setup(client => client.GetInstanceAsync("p-1", It.IsAny<bool>(), It.IsAny<CancellationToken>())).ReturnsAsync(Metadata(status));

    private static OrchestrationMetadata Metadata(OrchestrationRuntimeStatus status) => new("BuildPack", "p-1") { RuntimeStatus = status };
}
