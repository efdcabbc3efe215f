using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Evidence.Hosting.Engine;

/// <summary>The framework's state of an instance in the words of <c>Microsoft.DurableTask.Client</c>.</summary>
internal static class StateDescription
{
    /// <param name="state">The state.</param>
    /// <param name="converter">What payloads are read with; null to leave them out.</param>
    public static OrchestrationMetadata Of(OrchestrationState state, DataConverter? converter) => new(state.Name, state.OrchestrationInstance.InstanceId)
    {
        DataConverter = converter,
        RuntimeStatus = (OrchestrationRuntimeStatus)(int)state.OrchestrationStatus,
        CreatedAt = Utc(state.CreatedTime),
        LastUpdatedAt = Utc(state.LastUpdatedTime),
        SerializedInput = converter is null ? null : state.Input,
        SerializedOutput = converter is null ? null : state.Output,
        SerializedCustomStatus = state.Status,
        FailureDetails = Failure(state.FailureDetails),
        Tags = state.Tags?.ToDictionary() ?? [],
    };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static TaskFailureDetails? Failure(FailureDetails? details) => details is null
        ? null
        : new TaskFailureDetails(details.ErrorType, details.ErrorMessage, details.StackTrace, Failure(details.InnerFailure), details.Properties);
}
