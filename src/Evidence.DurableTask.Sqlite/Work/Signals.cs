using System.Collections.Concurrent;
using Evidence.DurableTask.Sqlite.Storage;

namespace Evidence.DurableTask.Sqlite.Work;

/// <summary>Who waits for what in this process: dispatchers for work, sessions for the messages of their instance, callers for an end.</summary>
internal sealed class Signals
{
    private readonly ConcurrentDictionary<string, Signal> _inboxes = new(StringComparer.Ordinal);

    public Signal Activities { get; } = new();

    public Signal Orchestrations { get; } = new();

    public Signal Ends { get; } = new();

    /// <summary>Whether the dispatchers take no more work: then no session waits for messages any longer.</summary>
    public bool IsStopping { get; private set; }

    public void Stopping()
    {
        IsStopping = true;
        RaiseAll();
    }

    public void Starting() => IsStopping = false;

    /// <summary>Starts listening for messages of an instance; stop with <see cref="CloseInbox"/>.</summary>
    public Signal OpenInbox(string instanceId) => _inboxes.GetOrAdd(instanceId, _ => new Signal());

    public void CloseInbox(string instanceId) => _inboxes.TryRemove(instanceId, out _);

    public void Raise(Effects effects)
    {
        if (effects.ActivitiesQueued)
        {
            Activities.Raise();
        }

        if (effects.OrchestrationsQueued)
        {
            Orchestrations.Raise();
        }

        if (effects.Ended.Count > 0)
        {
            Ends.Raise();
        }

        foreach (var instanceId in effects.Inboxes)
        {
            RaiseInbox(instanceId);
        }
    }

    /// <summary>Another process has written something, nobody knows what.</summary>
    public void RaiseAll()
    {
        Activities.Raise();
        Orchestrations.Raise();
        Ends.Raise();
        foreach (var inbox in _inboxes.Values)
        {
            inbox.Raise();
        }
    }

    private void RaiseInbox(string instanceId)
    {
        if (_inboxes.TryGetValue(instanceId, out var inbox))
        {
            inbox.Raise();
        }
    }
}
