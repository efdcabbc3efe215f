using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evidence.Artifacts;

namespace Evidence.Packs;

/// <summary>
/// One entry of the append-only ledger. Its hash covers every member and the hash before it, so that a change, a removal, a swap or a backdated
/// entry breaks the chain.
/// </summary>
/// <param name="Sequence">Counted from 1, without holes.</param>
/// <param name="Id">Idempotency key: an append with an id that is there already changes nothing.</param>
/// <param name="Kind">What happened: <c>artifact-collected</c>, <c>source-collected</c>, <c>pack-built</c>, <c>pack-decided</c>, <c>answers-sent</c> ...</param>
/// <param name="Subject">What it is about: a release, pack or questionnaire id.</param>
/// <param name="Digest">SHA-256 of what was added or decided.</param>
/// <param name="At">When.</param>
/// <param name="Detail">A short JSON object with more.</param>
/// <param name="Previous">Hash of the entry before; the first has 64 zeros.</param>
/// <param name="Hash">Hash of this entry.</param>
public sealed record LedgerEntry(
    long Sequence,
    string Id,
    string Kind,
    string Subject,
    [property: JsonRequired] Sha256Digest Digest,
    DateTimeOffset At,
    string Detail,
    [property: JsonRequired] Sha256Digest Previous,
    [property: JsonRequired] Sha256Digest Hash)
{
    /// <summary>What the first entry has as the hash before it.</summary>
    public static Sha256Digest Origin { get; } = Sha256Digest.Parse(new string('0', 64));

    /// <summary>The next entry of a chain. Its time is the one the draft states, else the clock's, and never before the entry before it.</summary>
    public static LedgerEntry Following(LedgerEntry? last, LedgerDraft draft, DateTimeOffset now)
    {
        var at = draft.At ?? now;
        at = last is not null && at < last.At ? last.At : at;
        var entry = new LedgerEntry((last?.Sequence ?? 0) + 1, draft.Id, draft.Kind, draft.Subject, draft.Digest, at.ToUniversalTime(), draft.Detail, last?.Hash ?? Origin, default);
        return entry with { Hash = entry.ComputeHash() };
    }

    /// <summary>
    /// The hash this entry must have: SHA-256 of the UTF-8 bytes of the JSON array
    /// <c>[sequence, id, kind, subject, digest, at (ISO 8601 UTC, seven decimals), detail, previous]</c>.
    /// </summary>
    public Sha256Digest ComputeHash()
    {
        object[] members = [Sequence, Id, Kind, Subject, Digest.Hex, At.UtcDateTime.ToString("O"), Detail, Previous.Hex];
        return Sha256Digest.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(members, EvidenceJson.Compact)));
    }
}
