using System.Text;
using Evidence.Documents.Packs.Entries;
using Evidence.Documents.Packs.Signing;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Verification;

/// <summary>
/// What a pack's timestamp comes to. The signed statements say whether there is one, and a statement of its own binds its very bytes to the pack: parts of a token are
/// covered by no signature of the authority, and could be changed without breaking it.
/// </summary>
/// <param name="Fault">The first thing that is wrong; null: nothing.</param>
/// <param name="Timestamp">What it says; null: there is none.</param>
/// <param name="Said">The same in a line; null: none was asked for.</param>
internal sealed record SignedTimestamp(string? Fault, PackTimestamp? Timestamp = null, string? Said = null)
{
    private const string File = PackManifest.TimestampPath;
    private const string Binding = PackManifest.TimestampStatementPath;

    /// <summary>Checks it.</summary>
    /// <param name="statements">The signed statements, seen to hold.</param>
    /// <param name="envelopes">Their bytes.</param>
    /// <param name="token">The timestamp and the statement that binds it; null: the pack has none.</param>
    /// <param name="trustedPem">Certificates the authority is trusted by; null: it is not checked.</param>
    public static SignedTimestamp Check(SignedStatements statements, byte[] envelopes, (byte[] Token, byte[] Statement)? token, string? trustedPem)
    {
        if (token is not { } stamp)
        {
            return statements.Timestamp is { Gap: null } claim
                ? new($"{File}: is not in the pack, and the signed statements say that {claim.Authority} gave a timestamp")
                : trustedPem is not null ? new("the pack has no timestamp to be checked with the certificate given")
                : new(null, null, statements.Timestamp?.Gap is { } gap ? $"timestamp: none: {PlainLine.Of(gap)}" : null);
        }

        if (statements.Timestamp is not { Gap: null })
        {
            return new($"{File}: the signed statements speak of no timestamp");
        }

        if (!IsBound(statements, stamp.Statement, PackStatements.OfTimestamp(envelopes, stamp.Token, statements.Timestamp)))
        {
            return new($"{Binding}: is not the signed statement that this timestamp is this pack's");
        }

        var (timestamp, fault) = TimestampCheck.Check(stamp.Token, envelopes, trustedPem);
        return timestamp is null ? new(fault) : new(null, timestamp, TimestampCheck.Sentence(timestamp));
    }

    private static bool IsBound(SignedStatements statements, byte[] line, byte[] expected) =>
        line is [.., (byte)'\n']
        && DsseEnvelope.Parse(Encoding.UTF8.GetString(line.AsSpan(..^1))) is { } envelope
        && Encoding.UTF8.GetBytes(envelope.ToLine() + "\n").AsSpan().SequenceEqual(line)
        && envelope.Body.AsSpan().SequenceEqual(expected)
        && statements.Holds(envelope);
}
