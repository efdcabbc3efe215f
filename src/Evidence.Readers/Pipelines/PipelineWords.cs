using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>How runs, jobs and checks ended, in the words of GitHub, GitLab, Azure DevOps and Bitbucket, made ours: passed, failed, cancelled, skipped, running, pending.</summary>
internal static class PipelineWords
{
    private static readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["success"] = "passed", ["successful"] = "passed", ["succeeded"] = "passed", ["passed"] = "passed", ["completed"] = "passed", ["active"] = "passed",
        ["failure"] = "failed", ["failed"] = "failed", ["error"] = "failed", ["timedout"] = "failed", ["startupfailure"] = "failed", ["partiallysucceeded"] = "failed", ["rejected"] = "failed",
        ["cancelled"] = "cancelled", ["stopped"] = "cancelled", ["expired"] = "failed", ["canceled"] = "cancelled", ["abandoned"] = "cancelled", ["canceling"] = "cancelled",
        ["skipped"] = "skipped", ["notrun"] = "skipped", ["ignored"] = "skipped", ["neutral"] = "skipped", ["stale"] = "skipped", ["inactive"] = "skipped", ["notstarted"] = "pending", ["none"] = "pending",
        ["inprogress"] = "running", ["running"] = "running", ["cancelling"] = "running",
        ["queued"] = "pending", ["paused"] = "pending", ["halted"] = "pending", ["pending"] = "pending", ["waiting"] = "pending", ["requested"] = "pending", ["actionrequired"] = "pending", ["created"] = "pending", ["manual"] = "pending",
        ["preparing"] = "pending", ["waitingforresource"] = "pending", ["scheduled"] = "pending", ["postponed"] = "pending", ["blocked"] = "pending",
    };

    /// <summary>How it ended: by its conclusion, else by its status; null where neither says.</summary>
    public static string? Of(string? conclusion, string? status) => Word(conclusion) ?? Word(status);

    private static string? Word(string? text) => string.IsNullOrEmpty(text) ? null : _words.GetValueOrDefault(Words.Fold(text)) ?? text.ToLowerInvariant();
}
