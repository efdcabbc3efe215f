namespace Evidence.Documents.Packs.Signing;

/// <summary>What came of a timestamp that was asked for; part of what is signed, so that a timestamp that was taken out is missed.</summary>
/// <param name="Authority">Who was asked.</param>
/// <param name="Gap">Why there is none; null: there is one.</param>
internal sealed record TimestampClaim(string Authority, string? Gap = null);
