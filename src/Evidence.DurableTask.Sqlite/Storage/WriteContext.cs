namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>What one write works with: the connection inside its transaction, the time, and what to tell others once it is committed.</summary>
internal sealed class WriteContext(StoreConnection connection)
{
    public StoreConnection Connection { get; } = connection;

    /// <summary>UTC ticks, the same for the whole write.</summary>
    public long Now { get; set; }

    public Effects Effects { get; private set; } = new();

    public Effects TakeEffects()
    {
        var taken = Effects;
        Effects = new Effects();
        return taken;
    }
}
