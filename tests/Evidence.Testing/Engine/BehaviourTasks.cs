using Microsoft.DurableTask;

namespace Evidence.Testing.Engine;

/// <summary>The orchestrators and activities of the behaviour suite.</summary>
public static partial class BehaviourTasks
{
    public static void Register(DurableTaskRegistry tasks)
    {
        RegisterActivities(tasks);
        RegisterTime(tasks);
        RegisterEvents(tasks);
        RegisterChildren(tasks);
        RegisterLifecycle(tasks);
        RegisterFailures(tasks);
    }
}
