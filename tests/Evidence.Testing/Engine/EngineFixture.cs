using Microsoft.DurableTask;
using Xunit;

namespace Evidence.Testing.Engine;

/// <summary>One engine on one store, with the orchestrators of the behaviour suite, for all tests of a class.</summary>
public abstract class EngineFixture : IAsyncLifetime
{
    private IEngineUnderTest? _engine;

    /// <summary>Timers longer than this are to be split by the engine.</summary>
    public static TimeSpan MaximumTimerInterval => TimeSpan.FromSeconds(2);

    public IEngineUnderTest Engine => _engine ?? throw new InvalidOperationException("The engine of this fixture was not started.");

    /// <summary>How much too early the store may fire a timer.</summary>
    public virtual TimeSpan TimerPrecision => TimeSpan.Zero;

    /// <summary>Whether the state of a failed instance tells the failure that caused it, not only its type and message.</summary>
    public virtual bool KeepsInnerFailures => true;

    /// <summary>Whether the store can be had here; its tests are skipped otherwise.</summary>
    protected virtual bool IsAvailable => true;

    public async Task InitializeAsync()
    {
        if (IsAvailable)
        {
            _engine = await StartAsync(BehaviourTasks.Register);
        }
    }

    public virtual async Task DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }

    protected abstract Task<IEngineUnderTest> StartAsync(Action<DurableTaskRegistry> tasks);
}
