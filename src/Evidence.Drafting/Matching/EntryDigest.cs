using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Evidence.Answers;

namespace Evidence.Drafting.Matching;

/// <summary>Numbers that stand for an entry in the index: the same entry always has the same.</summary>
internal static class EntryDigest
{
    public static long Key(string id) => First8(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    /// <summary>Changes when anything that is searched changes.</summary>
    public static long Content(LibraryAnswer answer)
    {
        var length = answer.Id.Length + answer.Text.Length + answer.Questions.Sum(part => part.Length + 1) + answer.Evidence.Sum(part => part.Length + 1) + 1;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        var end = Encoding.UTF8.GetBytes(answer.Id, bytes);
        Append(answer.Text, bytes, ref end);
        foreach (var part in answer.Questions)
        {
            Append(part, bytes, ref end);
        }

        foreach (var part in answer.Evidence)
        {
            Append(part, bytes, ref end);
        }

        var content = First8(SHA256.HashData(bytes.AsSpan(0, end)));
        ArrayPool<byte>.Shared.Return(bytes);
        return content;
    }

    public static string Hex(Thesaurus thesaurus)
    {
        var text = new StringBuilder();
        foreach (var concept in thesaurus.Concepts)
        {
            text.Append(concept.Id).Append('=').AppendJoin('|', concept.Terms).Append('~').AppendJoin('|', concept.Related).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private static void Append(string part, byte[] bytes, ref int end)
    {
        bytes[end++] = (byte)'\n';
        end += Encoding.UTF8.GetBytes(part, bytes.AsSpan(end));
    }

    private static long First8(byte[] hash) => BinaryPrimitives.ReadInt64LittleEndian(hash);
}
