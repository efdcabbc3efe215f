using Evidence.Answers;

namespace Evidence.Drafting.Extractive;

/// <summary>Compares an answer with what customers were told for the same product and period.</summary>
internal static class ToldBefore
{
    private static readonly TimeSpan _period = TimeSpan.FromDays(365);

    /// <summary>Why an answer is held; null: nobody was told otherwise. Never says who was told.</summary>
    public static string? Contradiction(DraftRequest request, LibraryAnswer answer)
    {
        var told = (request.Sent ?? []).FirstOrDefault(sent =>
            sent.LibraryIds.Contains(answer.Id, StringComparer.Ordinal)
            && sent.Sent <= request.AsOf && sent.Sent + _period >= request.AsOf
            && (sent.Product is null || request.Product is null || string.Equals(sent.Product, request.Product, StringComparison.OrdinalIgnoreCase))
            && sent.Choice is { } choice && answer.Choice is { } own && choice != own);
        return told is null ? null : "Another answer to this was given within the past year; its owner must say which one holds.";
    }
}
