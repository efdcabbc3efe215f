using Evidence.Controls;

namespace Evidence.Cli.Output;

/// <summary>Words for control statuses.</summary>
internal static class EvidenceStatus
{
    public static string Word(ControlStatus status) => status == ControlStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();
}
