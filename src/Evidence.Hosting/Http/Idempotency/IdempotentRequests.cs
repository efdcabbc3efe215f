using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Idempotency;

/// <summary>
/// Gives a repeated request with the same <c>Idempotency-Key</c> the answer of the first. Keys belong to one caller and one path. The same key with another body is refused
/// (422), and so is one that is still being worked on (409). A request that ended in a problem is forgotten, so that it can be made again.
/// </summary>
/// <remarks>The header is that of draft-ietf-httpapi-idempotency-key-header.</remarks>
public sealed class IdempotentRequests(IEvidenceStore store, TimeProvider time)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Answer header: the answer is that of an earlier request.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int LongestKey = 255;

    // A worker that is killed leaves its request open; after this time another one takes it up.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Answers a request once, however often it is made.</summary>
    public async Task<IResult> AnswerAsync(ApiOperation operation, ApiCall call, Func<ApiCall, Task<IResult>> handle)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(handle);
        if (call.Request.Headers[Header] is not [{ } given])
        {
            return await handle(call);
        }

        var key = KeyOf(call, Checked(given));
        var fingerprint = await RequestFingerprint.OfAsync(operation, call);
        var (entry, isMine) = await TakeAsync(key, fingerprint, call);
        if (entry.Fingerprint != fingerprint)
        {
            return new ApiProblem(422, "idempotency-key-reused", $"The {Header} was used for another request to this path; use a new key for a new request.");
        }

        return isMine ? await CarryOutAsync(key, entry, call, handle) : Repeat(entry, call);
    }

    private static string Checked(string key) => key.Length is > 0 and <= LongestKey && key.All(letter => letter is >= ' ' and <= '~')
        ? key
        : throw new EvidenceException(FaultCode.Usage, $"The {Header} must have 1 to {LongestKey} printable ASCII characters.");

    private static RecordKey KeyOf(ApiCall call, string key)
    {
        var request = $"{call.Request.Method} {call.Request.Path} {call.Caller.Name.ToLowerInvariant()} {key}";
        return new RecordKey(new("idempotency-key"), Sha256Digest.Of(Encoding.UTF8.GetBytes(request)).Hex);
    }

    private async Task<(IdempotencyEntry Entry, bool IsMine)> TakeAsync(RecordKey key, string fingerprint, ApiCall call)
    {
        var fresh = new IdempotencyEntry(fingerprint, call.ReceivedAt, call.ReceivedAt);
        while (true)
        {
            if (await store.TryReplaceRecordAsync(Record(key, fresh), null, call.Cancelled))
            {
                return (fresh, true);
            }

            if (await store.FindRecordAsync(key, call.Cancelled) is not { } record)
            {
                continue;
            }

            var known = JsonSerializer.Deserialize<IdempotencyEntry>(record.Json.Span, EvidenceJson.Compact)!;
            var isAbandoned = known.Status is null && known.Fingerprint == fingerprint && time.GetUtcNow() - known.TakenAt > _patience;
            if (!isAbandoned)
            {
                return (known, false);
            }

            var taken = known with { TakenAt = time.GetUtcNow() };
            if (await store.TryReplaceRecordAsync(Record(key, taken), record.Version, call.Cancelled))
            {
                return (taken, true);
            }
        }
    }

    private async Task<IResult> CarryOutAsync(RecordKey key, IdempotencyEntry entry, ApiCall call, Func<ApiCall, Task<IResult>> handle)
    {
        try
        {
            var result = await handle(call with { ReceivedAt = entry.ReceivedAt });
            if (result is ApiAnswer { Status: < 300 } answer)
            {
                var done = entry with { Status = answer.Status, Json = Convert.ToBase64String(answer.Json.Span), Location = answer.Location };
                await store.PutRecordsAsync([Record(key, done)], CancellationToken.None);
                return result;
            }

            await store.DeleteRecordAsync(key, CancellationToken.None);
            return result;
        }
        catch
        {
            await store.DeleteRecordAsync(key, CancellationToken.None);
            throw;
        }
    }

    private static IResult Repeat(IdempotencyEntry entry, ApiCall call)
    {
        if (entry is not { Status: { } status, Json: { } json })
        {
            return new ApiProblem(409, "still-working", "The same request is being worked on; ask again in a moment.", RetryAfter: 2);
        }

        call.Context.Response.Headers[ReplayedHeader] = "true";
        return new ApiAnswer(status, Convert.FromBase64String(json), entry.Location);
    }

    private static EvidenceRecord Record(RecordKey key, IdempotencyEntry entry) => new(key, JsonSerializer.SerializeToUtf8Bytes(entry, EvidenceJson.Compact));
}
