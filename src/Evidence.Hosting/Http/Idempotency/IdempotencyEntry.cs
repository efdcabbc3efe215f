namespace Evidence.Hosting.Http.Idempotency;

/// <summary>What is remembered of a request with an idempotency key.</summary>
/// <param name="Fingerprint">Digest of what it asked.</param>
/// <param name="ReceivedAt">When the first of its kind came; a repeated one is carried out as of then.</param>
/// <param name="TakenAt">When it was last taken up.</param>
/// <param name="Status">Status of the answer; null: it is being worked on.</param>
/// <param name="Json">The answer, base64.</param>
/// <param name="Location">Its link.</param>
internal sealed record IdempotencyEntry(
    string Fingerprint, DateTimeOffset ReceivedAt, DateTimeOffset TakenAt, int? Status = null, string? Json = null, string? Location = null);
