using Evidence.Artifacts;
using Evidence.Ports;

namespace Evidence.Storage.Azure;

/// <summary>
/// Texts as keys of Azure Tables, which refuse <c>/ \ # ?</c> and control characters and hold 512 characters. A key is lower-case hexadecimal: each UTF-16 code
/// unit as one to three bytes, the way UTF-8 writes a code point, so that order and prefixes are those of <see cref="StringComparer.Ordinal"/>. A text that is
/// too long keeps its beginning, then <c>z</c> (after every digit) and its SHA-256; such keys are in order up to the <c>z</c>.
/// </summary>
internal static class TableKey
{
    /// <summary>What a key can hold exactly: 512 less the mark and the hash, in whole bytes.</summary>
    private const int Longest = 446;
    private const char Cut = 'z';

    /// <summary>The partition of records.</summary>
    public static string Of(RecordPartition partition)
    {
        RecordRules.Check(partition);
        return partition.Kind + "." + Of(partition.Scope, Longest - partition.Kind.Length - 1);
    }

    /// <summary>The row of a record.</summary>
    public static string Of(string id) => Of(id, Longest);

    /// <summary>The SHA-256 of a text, where order does not matter.</summary>
    public static string HashOf(string text) => Sha256Digest.Of(OrdinalKey.Encode(text)).Hex;

    /// <summary>The keys of every text that begins so are from <c>From</c> on and before <c>To</c>; for a long prefix also some of other texts.</summary>
    public static (string From, string To) RangeOf(string prefix)
    {
        var exact = Beginning(prefix, Longest, out var isCut);
        return isCut ? (exact + Cut, exact + Cut + Cut) : (exact, exact + Cut + Cut);
    }

    /// <summary>What a key shares with those whose order it does not tell; null: the key is in order.</summary>
    public static string? GroupOf(string key) => key.LastIndexOf(Cut) is var cut and >= 0 ? key[..cut] : null;

    private static string Of(string text, int longest)
    {
        var beginning = Beginning(text, longest, out var isCut);
        return isCut ? beginning + Cut + HashOf(text) : beginning;
    }

    private static string Beginning(string text, int longest, out bool isCut)
    {
        var bytes = new List<byte>(longest / 2);
        foreach (var unit in text)
        {
            if ((bytes.Count + SizeOf(unit)) * 2 > longest)
            {
                isCut = true;
                return Convert.ToHexStringLower([.. bytes]);
            }

            Append(bytes, unit);
        }

        isCut = false;
        return Convert.ToHexStringLower([.. bytes]);
    }

    private static int SizeOf(char unit) => unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;

    private static void Append(List<byte> bytes, char unit)
    {
        switch (SizeOf(unit))
        {
            case 1:
                bytes.Add((byte)unit);
                break;
            case 2:
                bytes.AddRange((byte)(0xC0 | (unit >> 6)), (byte)(0x80 | (unit & 0x3F)));
                break;
            default:
                bytes.AddRange((byte)(0xE0 | (unit >> 12)), (byte)(0x80 | ((unit >> 6) & 0x3F)), (byte)(0x80 | (unit & 0x3F)));
                break;
        }
    }
}
