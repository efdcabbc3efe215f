using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Evidence.Hosting.Engine;

/// <summary>The framework's state of an instance in the words of <c>Microsoft.DurableTask.Client</c>.</summary>
internal static class StateDescription
{
    /// <param name="state">The state.</param>
    /// <param name="converter">What payloads are read with; null to leave them out.</param>
    public static OrchestrationMetadata Of(OrchestrationState state, DataConverter? converter) => new(
        state.Name, state.OrchestrationInstance.InstanceId)
    {
        DataConverter = converter,
        RuntimeStatus = (OrchestrationRuntimeStatus)(int)state.OrchestrationStatus,
        CreatedAt = Utc(state.CreatedTime),
        LastUpdatedAt = Utc(state.LastUpdatedTime),
        SerializedInput = converter is null ? null : state.Input,
        SerializedOutput = converter is null ? null : state.Output,
        SerializedCustomStatus = state.Status,
        FailureDetails = Failure(state.FailureDetails) ?? FailureIn(state),
        Tags = state.Tags?.ToDictionary() ?? [],
    };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>The Azure Storage provider keeps of a failure only its output, "type: message".</summary>
    private static TaskFailureDetails? FailureIn(OrchestrationState state)
    {
        if (state.OrchestrationStatus != OrchestrationStatus.Failed || state.Output is not { } output)
        {
            return null;
        }

        var end = output.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && !output.AsSpan(0, end).Contains(' ')
            ? new TaskFailureDetails(output[..end], output[(end + 2)..], null, null, null)
            : new TaskFailureDetails("(unknown)", output, null, null, null);
    }

    private static TaskFailureDetails? Failure(FailureDetails? details) => details is null
        ? null
        : new TaskFailureDetails(details.ErrorType, details.ErrorMessage, details.StackTrace, Failure(details.InnerFailure), details.Properties);
}
