using Evidence.Packs;

namespace Evidence.Storage;

/// <summary>What the port allows a ledger draft to be, the same in every store.</summary>
internal static class LedgerRules
{
    public const int LongestDetail = 16 * 1024;

    /// <exception cref="EvidenceException">An id is empty or too long, or a detail is not short.</exception>
    public static void Check(IReadOnlyList<LedgerDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Id.Length is 0 or > RecordRules.LongestId || draft.Subject.Length > RecordRules.LongestId)
            {
                throw new EvidenceException(
                    FaultCode.Usage,
                    $"A ledger entry of {draft.Kind} has an id of {draft.Id.Length} and a subject of {draft.Subject.Length} characters; 1 to {RecordRules.LongestId:N0} are allowed.");
            }

            if (draft.Detail.Length > LongestDetail)
            {
                throw new EvidenceException(
                    FaultCode.TooLarge,
                    $"The detail of the ledger entry {draft.Id} has {draft.Detail.Length:N0} characters; up to {LongestDetail:N0} are allowed. Keep it as a content and record its digest.");
            }
        }
    }
}
