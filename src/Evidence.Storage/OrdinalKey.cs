using System.Buffers.Binary;

namespace Evidence.Storage;

/// <summary>
/// Text as the big-endian bytes of its UTF-16 code units. Bytewise order is then exactly <see cref="StringComparer.Ordinal"/>, a prefix stays a prefix,
/// and any text survives, unpaired surrogates too; UTF-8 gives none of the three.
/// </summary>
internal static class OrdinalKey
{
    public static byte[] Encode(string text)
    {
        var bytes = new byte[text.Length * sizeof(char)];
        for (var index = 0; index < text.Length; index++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(index * sizeof(char)), text[index]);
        }

        return bytes;
    }

    public static string Decode(byte[] bytes) =>
        string.Create(bytes.Length / sizeof(char), bytes, static (characters, source) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = (char)BinaryPrimitives.ReadUInt16BigEndian(source.AsSpan(index * sizeof(char)));
            }
        });
}
