using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Drafts;

/// <summary>Digests of customers' files.</summary>
internal static class Digests
{
    /// <summary>The digest of a whole file, from its beginning.</summary>
    public static Sha256Digest Of(Stream file)
    {
        file.Position = 0;
        return Sha256Digest.FromHash(SHA256.HashData(file));
    }

    /// <summary>Refuses a file that is not the one a questionnaire was read from: its slots would be elsewhere.</summary>
    public static void CheckSame(Stream file, string fileName, Questionnaire questionnaire)
    {
        if (Of(file) != questionnaire.Digest)
        {
            throw Faults.OtherFile(fileName);
        }
    }
}
