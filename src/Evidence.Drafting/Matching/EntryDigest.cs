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
        var text = new StringBuilder(answer.Text.Length + 256).Append(answer.Id).Append('\n').Append(answer.Text);
        foreach (var part in answer.Questions.Concat(answer.Evidence))
        {
            text.Append('\n').Append(part);
        }

        return First8(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
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

    private static long First8(byte[] hash) => BinaryPrimitives.ReadInt64LittleEndian(hash);
}
