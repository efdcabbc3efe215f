using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>An event as it is stored. Made before the write, so that the one writer thread need not serialise.</summary>
internal sealed record StoredEvent(long Type, string Json)
{
    public static StoredEvent Of(HistoryEvent historyEvent) => new((long)historyEvent.EventType, HistoryJson.Write(historyEvent));
}
