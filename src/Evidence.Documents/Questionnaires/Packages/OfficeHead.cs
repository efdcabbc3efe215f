namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>Tells Office files by their first bytes, and only then by name.</summary>
internal static class OfficeHead
{
    /// <summary>Whether the bytes begin as a zip package.</summary>
    public static bool IsPackage(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether entry names in the first bytes, or else the file name, say it is this kind.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <param name="head">First bytes.</param>
    /// <param name="folder">Folder of the kind's parts: <c>word/</c> or <c>xl/</c>.</param>
    /// <param name="extensions">The kind's extensions.</param>
    public static bool Names(string fileName, ReadOnlySpan<byte> head, string folder, params ReadOnlySpan<string> extensions)
    {
        foreach (var known in (ReadOnlySpan<string>)["word/", "xl/", "ppt/"])
        {
            if (head.IndexOf(System.Text.Encoding.ASCII.GetBytes(known)) >= 0)
            {
                return known == folder;
            }
        }

        foreach (var extension in extensions)
        {
            if (fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
