namespace Evidence.Connectors.Collecting;

/// <summary>Names that people gave to files, made parts of a path.</summary>
internal static class FileNames
{
    /// <summary>The name as one part of a path: it neither leads elsewhere nor is empty.</summary>
    public static string Part(string? name)
    {
        var part = new string([.. (name ?? "").Select(letter => letter is '/' or '\\' or ':' || char.IsControl(letter) ? '_' : letter)]).Trim();
        return part is "" or "." or ".." ? "unnamed" : part;
    }
}
