using Evidence.Artifacts;
using Evidence.Hosting.Intake;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Fakes;
using Evidence.Workflows;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Evidence.Hosting.Tests.Intake;

public sealed class RequestIntakeTests
{
    private static readonly DateTimeOffset _inserted = new(2026, 11, 1, 8, 0, 0, 123, TimeSpan.Zero);

    private readonly InMemoryEvidenceStore _store = new();
    private readonly Mock<IWorkflows> _workflows = new();

    [Fact]
    public async Task Refresh_StartsOneRunAMinute()
    {
        var runId = await TakeAsync("""{"kind": "refresh"}""");
        Assert.Equal("refresh-20261101T0800Z", runId);
        _workflows.Verify(workflows => workflows.StartAsync(WorkflowNames.Refresh, runId, It.IsAny<RefreshRequest>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"kind": "launch"}""")]
    [InlineData("""{"kind": "pack"}""")]
    [InlineData("""{"kind": "refresh", "relaese": "x"}""")]
    public async Task WrongRequest_StaysOnTheQueue_AndIsNotReportedYet(string body)
    {
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => TakeAsync(body, attempt: RequestIntake.Attempts - 1));
        Assert.Equal(FaultCode.Usage, fault.Code);
        Assert.Empty(await GivenUpAsync());
    }

    [Fact]
    public async Task WrongRequest_AtItsLastAttempt_IsKeptAndReported()
    {
        await Assert.ThrowsAsync<EvidenceException>(() => TakeAsync("not json", attempt: RequestIntake.Attempts));
        var given = Assert.Single(await GivenUpAsync());
        Assert.Equal("message-1", given.Id);
        Assert.Equal(Sha256Digest.Of("not json"u8), given.Body);
        Assert.NotNull(await _store.OpenContentAsync(given.Body, CancellationToken.None));
    }

    [Fact]
    public async Task FaultOfTheService_IsReportedWithoutItsText()
    {
        _workflows.Setup(workflows => workflows.StartAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("secret-connection-string"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => TakeAsync("""{"kind": "refresh"}""", attempt: RequestIntake.Attempts));
        Assert.DoesNotContain("secret", Assert.Single(await GivenUpAsync()).Reason, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<GivenUpRequest>> GivenUpAsync() => await new EvidenceCatalog(_store).ToListAsync<GivenUpRequest>(RequestIntake.GivenUp, CancellationToken.None);

    private Task<string> TakeAsync(string body, long attempt = 1)
    {
        var workspace = new Mock<IWorkspaceSource>();
        workspace.Setup(source => source.Load()).Throws(new EvidenceException(FaultCode.NotFound, "There is no release."));
        var catalog = new EvidenceCatalog(_store);
        var intake = new RequestIntake(
            new PackService(workspace.Object, _workflows.Object, catalog, TimeProvider.System, new PersonRoles(workspace.Object, TimeProvider.System)),
            new CollectionService(workspace.Object, _workflows.Object, TimeProvider.System),
            new RefreshService(_workflows.Object),
            catalog,
            TimeProvider.System,
            NullLogger<RequestIntake>.Instance);
        return intake.TakeAsync(new QueuedRequest("message-1", BinaryData.FromString(body), attempt, _inserted), CancellationToken.None);
    }
}
