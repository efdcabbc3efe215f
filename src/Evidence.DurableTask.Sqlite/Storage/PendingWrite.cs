namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>A write that waits for its transaction. <see cref="Run"/> may be called again when the transaction around it had to be undone.</summary>
internal abstract class PendingWrite(bool durable)
{
    /// <summary>Whether its caller relies on it surviving a power cut. Leases do not: after a power cut nobody holds them.</summary>
    public bool Durable { get; } = durable;

    public abstract void Run(WriteContext context);

    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

/// <inheritdoc cref="PendingWrite"/>
internal sealed class PendingWrite<T>(Func<WriteContext, T> work, bool durable) : PendingWrite(durable)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Completion => _completion.Task;

    public override void Run(WriteContext context) => _result = work(context);

    public override void Succeed() => _completion.TrySetResult(_result);

    public override void Fail(Exception fault) => _completion.TrySetException(fault);
}
