using System.Text;
using Evidence.Documents.Questionnaires.Packages;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Tells text from binary, and how it is encoded.</summary>
internal static class PlainText
{
    /// <summary>Whether first bytes look like text.</summary>
    public static bool IsText(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]) || head.IndexOf((byte)0) < 0;

    /// <summary>Text of UTF-8, UTF-16 with a mark, or else Latin-1.</summary>
    public static string Decode(byte[] bytes, string fileName)
    {
        if (!IsText(bytes.AsSpan(0, Math.Min(bytes.Length, 4096))))
        {
            throw Faults.Unsupported(fileName, "it is not text");
        }

        var encoding = EncodingOf(bytes);
        var mark = encoding.GetPreamble().Length;
        return encoding.GetString(bytes, mark, bytes.Length - mark);
    }

    /// <summary>The encoding of a text, with its mark where it has one.</summary>
    public static Encoding EncodingOf(byte[] bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)new UTF8Encoding(true, true), 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (new UTF8Encoding(false, true), 0),
        };
        try
        {
            encoding.GetCharCount(bytes, mark, bytes.Length - mark);
            return encoding;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
