using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Evidence.Artifacts;

namespace Evidence.Answers;

/// <summary>The digest of an answer library: it changes when anything changes that can reach an answer, and not with where an entry stands in its file.</summary>
public static class LibraryDigest
{
    /// <summary>The digest of these entries in this order.</summary>
    public static Sha256Digest Of(IReadOnlyList<LibraryAnswer> library)
    {
        ArgumentNullException.ThrowIfNull(library);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new StringBuilder();
        foreach (var answer in library)
        {
            Write(text.Clear(), answer);
            hash.AppendData(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return Sha256Digest.FromHash(hash.GetHashAndReset());
    }

    // Every part with its length, so that no two entries read alike.
    private static void Write(StringBuilder text, LibraryAnswer answer)
    {
        Add(text, answer.Id);
        AddAll(text, answer.Questions);
        Add(text, answer.Text);
        Add(text, answer.Choice?.ToString());
        AddAll(text, answer.Products);
        Add(text, answer.Owner);
        Add(text, Day(answer.Approved));
        Add(text, Day(answer.Expires));
        Add(text, answer.Disclosure.ToString());
        AddAll(text, answer.Evidence);
    }

    private static void AddAll(StringBuilder text, IReadOnlyList<string> parts)
    {
        text.Append(parts.Count).Append('#');
        foreach (var part in parts)
        {
            Add(text, part);
        }
    }

    private static void Add(StringBuilder text, string? part) => text.Append(part?.Length ?? -1).Append(':').Append(part);

    private static string? Day(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
