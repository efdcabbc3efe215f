using Microsoft.DurableTask;

namespace Evidence.Hosting.Telemetry;

/// <summary>An activity that is measured.</summary>
internal sealed class ObservedActivity(string name, ITaskActivity inner) : ITaskActivity
{
    public Type InputType => inner.InputType;

    public Type OutputType => inner.OutputType;

    public Task<object?> RunAsync(TaskActivityContext context, object? input) => ActivityObservation.RunAsync(name, () => inner.RunAsync(context, input));
}
