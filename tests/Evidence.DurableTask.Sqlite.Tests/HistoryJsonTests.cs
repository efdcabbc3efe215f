using System.Reflection;
using System.Runtime.CompilerServices;
using DurableTask.Core;
using DurableTask.Core.History;
using Evidence.DurableTask.Sqlite.History;

namespace Evidence.DurableTask.Sqlite.Tests;

public sealed class HistoryJsonTests
{
    public static TheoryData<EventType> EventTypes() => [.. HistoryEvent.KnownTypes().Select(type => Blank(type).EventType)];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Event_WrittenAndReadBack_IsTheSame(EventType type)
    {
        var original = Fill(Blank(HistoryEvent.KnownTypes().Single(known => Blank(known).EventType == type)));

        var json = HistoryJson.Write(original);
        var copy = HistoryJson.Read((long)type, json);

        Assert.Equal(original.GetType(), copy.GetType());
        Assert.Equal(json, HistoryJson.Write(copy));
        Assert.Equal(original.EventId, copy.EventId);
        Assert.Equal(original.Timestamp, copy.Timestamp);
        Assert.Equal(DateTimeKind.Utc, copy.Timestamp.Kind);
    }

    [Fact]
    public void Failure_WrittenAndReadBack_KeepsItsCauses()
    {
        var failure = new FailureDetails(new InvalidOperationException("outer", new FormatException("inner")));

        var copy = (TaskFailedEvent)HistoryJson.Read((long)EventType.TaskFailed, HistoryJson.Write(new TaskFailedEvent(-1, 7, "reason", null, failure)));

        Assert.Equal(7, copy.TaskScheduledId);
        Assert.Equal("System.InvalidOperationException: outer", copy.FailureDetails!.ToString());
        Assert.Equal("System.FormatException: inner", copy.FailureDetails.InnerFailure!.ToString());
    }

    [Fact]
    public void Start_WrittenAndReadBack_KeepsParentTagsAndTrace()
    {
        var original = new ExecutionStartedEvent(-1, "1")
        {
            OrchestrationInstance = new OrchestrationInstance { InstanceId = "child", ExecutionId = "2" },
            ParentInstance = new ParentInstance
            {
                OrchestrationInstance = new OrchestrationInstance { InstanceId = "parent", ExecutionId = "3" },
                TaskScheduleId = 4,
                Name = "Parent",
            },
            Tags = new Dictionary<string, string> { ["team"] = "release" },
            ParentTraceContext = new global::DurableTask.Core.Tracing.DistributedTraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "state"),
        };

        var copy = (ExecutionStartedEvent)HistoryJson.Read((long)EventType.ExecutionStarted, HistoryJson.Write(original));

        Assert.Equal("parent 3 4", $"{copy.ParentInstance.OrchestrationInstance.InstanceId} {copy.ParentInstance.OrchestrationInstance.ExecutionId} {copy.ParentInstance.TaskScheduleId}");
        Assert.Equal("release", copy.Tags["team"]);
        Assert.Equal(original.ParentTraceContext.TraceParent, copy.ParentTraceContext.TraceParent);
        Assert.Equal("state", copy.ParentTraceContext.TraceState);
    }

    [Fact]
    public void Text_ThatLooksLikeADate_StaysText()
    {
        var copy = (EventRaisedEvent)HistoryJson.Read(
            (long)EventType.EventRaised, HistoryJson.Write(new EventRaisedEvent(-1, "2026-01-01T00:00:00+02:00") { Name = "when" }));

        Assert.Equal("2026-01-01T00:00:00+02:00", copy.Input);
    }

    [Theory]
    [InlineData(4711, "{}", "unknown type 4711")]
    [InlineData((int)EventType.TaskCompleted, "{\"Result\":", "damaged TaskCompletedEvent")]
    public void Event_ThatCannotBeRead_IsRefusedInALine(int type, string json, string words)
    {
        var refusal = Assert.Throws<SqliteOrchestrationServiceException>(() => HistoryJson.Read(type, json));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    private static HistoryEvent Blank(Type type) => (HistoryEvent)RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>Gives every text, number and time of the event a value that would be missed.</summary>
    private static HistoryEvent Fill(HistoryEvent blank)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = blank.GetType(); type != typeof(object); type = type!.BaseType)
        {
            foreach (var field in type!.GetFields(All).Where(field => Values.ContainsKey(field.FieldType)))
            {
                field.SetValue(blank, Values[field.FieldType]);
            }
        }

        return blank;
    }

    private static readonly Dictionary<Type, object> Values = new()
    {
        [typeof(string)] = "Ünïcode \"quoted\"",
        [typeof(int)] = 42,
        [typeof(int?)] = 43,
        [typeof(bool)] = true,
        [typeof(DateTime)] = new DateTime(638_000_000_000_000_123, DateTimeKind.Utc),
        [typeof(DateTime?)] = new DateTime(638_000_000_000_000_456, DateTimeKind.Utc),
    };
}
