using Evidence.Workflows.Activities;
using Microsoft.DurableTask;
using Moq;

namespace Evidence.Workflows.Tests;

public sealed class SendDigestOrchestratorTests
{
    private static readonly DateTime _now = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DigestRequest _request = new("digest-rai", "rai", new DateTimeOffset(_now.AddHours(20)));

    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly List<DateTime> _timers = [];
    private DateTime _clock = _now;

    [Fact]
    public async Task Digest_WaitsForItsTime_AndIsToldOnce()
    {
        Answers(new DigestResult(2));

        var result = await new SendDigestOrchestrator().RunAsync(_context.Object, _request);

        Assert.Equal(new DigestResult(2), result);
        Assert.Equal([_now.AddHours(20)], _timers);
        Told(1);
    }

    [Fact]
    public async Task Digest_WhoseTimeIsOver_IsToldAtOnce()
    {
        Answers(new DigestResult(1));

        await new SendDigestOrchestrator().RunAsync(_context.Object, _request with { DueAt = new DateTimeOffset(_now.AddHours(-1)) });

        Assert.Empty(_timers);
    }

    [Fact]
    public async Task Digest_ThatCannotBeTold_IsTriedAgainWithGrowingPauses()
    {
        Answers(new DigestResult(1, "away"), new DigestResult(1, "away"), new DigestResult(1));

        var result = await new SendDigestOrchestrator().RunAsync(_context.Object, _request);

        var due = _now.AddHours(20);
        Assert.Null(result.Problem);
        Assert.Equal([due, due.AddMinutes(15), due.AddMinutes(45)], _timers);
    }

    [Fact]
    public async Task Digest_ThatCanNeverBeTold_EndsAndSaysWhy()
    {
        Answers([.. Enumerable.Repeat(new DigestResult(1, "away"), 20)]);

        var result = await new SendDigestOrchestrator().RunAsync(_context.Object, _request);

        Assert.Equal("away", result.Problem);
        Told(6);
    }

    private void Answers(params DigestResult[] results)
    {
        var left = new Queue<DigestResult>(results);
        _context.SetupGet(context => context.CurrentUtcDateTime).Returns(() => _clock);
        _context.Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>())).Returns((DateTime at, CancellationToken _) =>
        {
            _timers.Add(at);
            _clock = at;
            return Task.CompletedTask;
        });
        _context.Setup(context => context.CallActivityAsync<DigestResult>(It.Is<TaskName>(name => name == ActivityNames.TellDigest), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns(() => Task.FromResult(left.Dequeue()));
    }

    private void Told(int times) => _context.Verify(
        context => context.CallActivityAsync<DigestResult>(It.Is<TaskName>(name => name == ActivityNames.TellDigest), It.IsAny<object?>(), It.IsAny<TaskOptions?>()), Times.Exactly(times));
}
