using Evidence.Conversations;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;
using Moq;

namespace Evidence.Workflows.Tests;

public sealed class ConverseOrchestratorTests
{
    private static readonly RunFollowing _following =
        new("help-assistant-1.2.0-20261124T120000Z", "pack", new ChatPlace("https://smba.trafficmanager.net/emea/", "c1", "personal", null, "bot", "msteams"), "ana", "help-assistant-1.2.0");

    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly List<int> _pauses = [];
    private DateTime _clock = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);
    private int _looks;

    [Fact]
    public async Task Conversation_ThatWasAwayForAWhile_IsShownTheEnd()
    {
        Shows(null, null, null, new RunShown("card", "done", IsOver: true));

        Assert.True(await new ConverseOrchestrator().RunAsync(_context.Object, new ConverseRequest(null, _following)));

        Assert.Equal([2, 4, 8], _pauses);
    }

    [Fact]
    public async Task Conversation_ThatNeverAnswers_IsLeftAlone()
    {
        Shows([]);

        Assert.False(await new ConverseOrchestrator().RunAsync(_context.Object, new ConverseRequest(null, _following)));

        Assert.Equal(60, _pauses.Max());
        _context.Verify(context => context.ContinueAsNew(It.IsAny<object?>(), It.IsAny<bool>()), Times.Never);
    }

    [Fact]
    public async Task Run_ThatTakesLong_IsFollowedInANewHistory_WithItsCard()
    {
        Shows([.. Enumerable.Repeat(new RunShown("card", "awaiting", IsOver: false), 100)]);

        Assert.False(await new ConverseOrchestrator().RunAsync(_context.Object, new ConverseRequest(null, _following)));

        _context.Verify(context => context.ContinueAsNew(It.Is<object?>(next => ((ConverseRequest)next!).Follow!.CardId == "card"), It.IsAny<bool>()), Times.Once);
    }

    // Null, or no more: the conversation is not reached.
    private void Shows(params RunShown?[] shown)
    {
        _context.SetupGet(context => context.CurrentUtcDateTime).Returns(() => _clock);
        _context.Setup(context => context.WaitForExternalEvent<bool>(WorkflowNames.LookAgainEvent, It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<bool>().Task);
        _context.Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>())).Returns((DateTime at, CancellationToken _) =>
        {
            _pauses.Add((int)(at - _clock).TotalSeconds);
            _clock = at;
            return Task.CompletedTask;
        });
        _context.Setup(context => context.CallActivityAsync<RunShown>(It.Is<TaskName>(name => name == ActivityNames.ShowRun), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns(() => shown.ElementAtOrDefault(_looks++) is { } one
                ? Task.FromResult(one)
                : Task.FromException<RunShown>(new TaskFailedException(ActivityNames.ShowRun, 1, new InvalidOperationException("away"))));
    }
}
