using System.Collections.Concurrent;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Lets one query at a time go to a project: limits are counted by project, and queries side by side only use them up.</summary>
internal sealed class ProjectTurns
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Does something when it is its turn.</summary>
    public async Task<T> TakeAsync<T>(string project, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(project, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
