using DurableTask.Core;
using DurableTask.Core.Query;
using Microsoft.Extensions.Time.Testing;

namespace Evidence.DurableTask.Sqlite.Tests;

public sealed class QueryAndPurgeTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = StoreFolder.Create();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private SqliteOrchestrationService _service = null!;

    /// <summary>Ten instances created a minute apart: even ones completed, odd ones pending.</summary>
    public async Task InitializeAsync()
    {
        _service = RawWorker.On(_folder, _clock);
        await _service.StartAsync();
        for (var number = 0; number < 10; number++)
        {
            var isEven = number % 2 == 0;
            await _service.CreateTaskOrchestrationAsync(RawWorker.Start($"pack-{number}", isEven ? null : _clock.GetUtcNow().UtcDateTime.AddYears(4)));
            if (isEven)
            {
                await RawWorker.SaveEndAsync(_service, (await RawWorker.TakeAsync(_service))!);
            }

            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Query_PageByPage_GivesEveryInstanceOnceInOrderOfCreation()
    {
        var query = new OrchestrationQuery { PageSize = 4 };
        var pages = new List<int>();
        var ids = new List<string>();
        do
        {
            var page = await _service.GetOrchestrationWithQueryAsync(query, CancellationToken.None);
            pages.Add(page.OrchestrationState.Count);
            ids.AddRange(page.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId));
            query.ContinuationToken = page.ContinuationToken;
        }
        while (query.ContinuationToken is not null);

        Assert.Equal([4, 4, 2], pages);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"pack-{number}"), ids);
    }

    [Fact]
    public async Task Query_ByStatusTimeAndPrefix_GivesExactlyThose()
    {
        var found = await _service.GetOrchestrationWithQueryAsync(
            new OrchestrationQuery
            {
                RuntimeStatus = [OrchestrationStatus.Completed],
                CreatedTimeFrom = new DateTime(2026, 1, 1, 0, 2, 0, DateTimeKind.Utc),
                CreatedTimeTo = new DateTime(2026, 1, 1, 0, 6, 0, DateTimeKind.Utc),
                InstanceIdPrefix = "pack-",
            },
            CancellationToken.None);

        Assert.Equal(["pack-2", "pack-4", "pack-6"], found.OrchestrationState.Select(state => state.OrchestrationInstance.InstanceId));
        Assert.Null(found.ContinuationToken);
    }

    [Theory]
    [InlineData("pack-1", 1)]
    [InlineData("pack_", 0)]
    [InlineData("Pack-", 0)]
    [InlineData("%", 0)]
    public async Task Query_ByPrefix_TakesItLiterally(string prefix, int count)
    {
        var found = await _service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { InstanceIdPrefix = prefix }, CancellationToken.None);

        Assert.Equal(count, found.OrchestrationState.Count);
    }

    [Fact]
    public async Task Query_WithoutPayloads_LeavesThemOut()
    {
        var with = await _service.GetOrchestrationWithQueryAsync(new OrchestrationQuery { PageSize = 1 }, CancellationToken.None);
        var without = await _service.GetOrchestrationWithQueryAsync(
            new OrchestrationQuery { PageSize = 1, FetchInputsAndOutputs = false }, CancellationToken.None);

        Assert.Equal("\"output\"", with.OrchestrationState.Single().Output);
        Assert.Null(without.OrchestrationState.Single().Output);
        Assert.Null(without.OrchestrationState.Single().Input);
    }

    [Fact]
    public async Task Query_WithATokenOfSomeoneElse_IsRefused()
    {
        var query = new OrchestrationQuery { ContinuationToken = "page two" };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => _service.GetOrchestrationWithQueryAsync(query, CancellationToken.None));

        Assert.Contains("'page two' is not a continuation token", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_OfAnInstanceThatHasNotEnded_LeavesIt()
    {
        var result = await _service.PurgeInstanceStateAsync("pack-1");

        Assert.Equal(0, result.DeletedInstanceCount);
        Assert.NotNull(await _service.GetOrchestrationStateAsync("pack-1", executionId: null));
    }

    [Fact]
    public async Task Purge_ByFilter_RemovesWhatHasEndedInThatTimeAndNothingElse()
    {
        var filter = new PurgeInstanceFilter(new DateTime(2026, 1, 1, 0, 3, 0, DateTimeKind.Utc), null, null);

        var result = await _service.PurgeInstanceStateAsync(filter);

        var left = await _service.GetOrchestrationWithQueryAsync(new OrchestrationQuery(), CancellationToken.None);
        Assert.Equal(3, result.DeletedInstanceCount);
        Assert.True(result.IsComplete);
        Assert.Equal(7, left.OrchestrationState.Count);
        Assert.Equal("[]", await _service.GetOrchestrationHistoryAsync("pack-4", null));
    }

    [Fact]
    public async Task Purge_BeforeATime_AlsoRemovesEventsNobodyClaimed()
    {
        await _service.SendTaskOrchestrationMessageAsync(RawWorker.Event("never-started", "unclaimed"));
        _clock.Advance(TimeSpan.FromDays(1));

        await _service.PurgeOrchestrationHistoryAsync(
            _clock.GetUtcNow().UtcDateTime, OrchestrationStateTimeRangeFilterType.OrchestrationCompletedTimeFilter);
        await _service.CreateTaskOrchestrationAsync(RawWorker.Start("never-started"));

        Assert.Single((await RawWorker.TakeAsync(_service))!.NewMessages);
    }
}
