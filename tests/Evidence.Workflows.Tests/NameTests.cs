using System.Reflection;
using Evidence.Workflows.Activities;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Tests;

/// <summary>Orchestrations call activities by name; what the analyzer cannot see is held here.</summary>
public sealed class NameTests
{
    private static readonly IReadOnlyDictionary<string, Type> _tasks = typeof(WorkflowNames).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DurableTaskAttribute>() is not null)
        .ToDictionary(type => type.GetCustomAttribute<DurableTaskAttribute>()!.Name.Name, StringComparer.Ordinal);

    public static TheoryData<string> Activities() => [.. Constants(typeof(ActivityNames))];

    public static TheoryData<string> Orchestrations() => [.. Constants(typeof(WorkflowNames)).Where(name => name is not (WorkflowNames.DecisionEvent or WorkflowNames.LookAgainEvent))];

    [Theory]
    [MemberData(nameof(Activities))]
    public void ActivityName_HasAClassNamedAfterIt(string name) => Assert.Equal(name + "Activity", _tasks[name].Name);

    [Theory]
    [MemberData(nameof(Orchestrations))]
    public void WorkflowName_HasAClassNamedAfterIt(string name) => Assert.Equal(name + "Orchestrator", _tasks[name].Name);

    [Fact]
    public void EveryTask_HasAName() =>
        Assert.Equal(
            Constants(typeof(ActivityNames)).Concat(Constants(typeof(WorkflowNames))).Where(name => name is not (WorkflowNames.DecisionEvent or WorkflowNames.LookAgainEvent)).Order(StringComparer.Ordinal),
            _tasks.Keys.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Constants(Type names) =>
        names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
