namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>Names of parts, without the leading slash, as entries of the zip have them.</summary>
internal static class PartNamesOf
{
    /// <summary>The part that holds the relationships of a part, or of the package where the name is empty.</summary>
    public static string RelationshipsOf(string part)
    {
        var cut = part.LastIndexOf('/') + 1;
        return part[..cut] + "_rels/" + part[cut..] + ".rels";
    }

    /// <summary>The full name a relationship's target stands for.</summary>
    public static string Resolve(string part, string target)
    {
        var path = target.Split('#')[0];
        var segments = new List<string>();
        if (!path.StartsWith('/'))
        {
            segments.AddRange(part.Split('/')[..^1]);
        }

        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(Uri.UnescapeDataString(segment));
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>The target to write for a part, relative to the part that refers to it.</summary>
    public static string Relative(string from, string to)
    {
        var folder = from[..(from.LastIndexOf('/') + 1)];
        return folder.Length > 0 && to.StartsWith(folder, StringComparison.Ordinal) ? to[folder.Length..] : "/" + to;
    }
}
