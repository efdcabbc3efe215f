using DurableTask.Core;

namespace Evidence.DurableTask.Sqlite.Storage;

/// <summary>A message taken from an inbox.</summary>
internal sealed record ReceivedMessage(long Id, long DueAt, long SentAt, TaskMessage Message);
