using Evidence.Artifacts;

namespace Evidence.Delivery.Graph;

/// <summary>Names SharePoint and OneDrive take (https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa).</summary>
internal static class DriveNames
{
    private const int MaxLength = 120;
    private static readonly HashSet<string> _reserved = new(
        [".lock", "CON", "PRN", "AUX", "NUL", "desktop.ini", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name with what is not allowed replaced by hyphens; a long one is cut before its extension.</summary>
    public static string Safe(string name)
    {
        var safe = string.Concat(name.Select(letter => letter < ' ' || "\"*:<>?/\\|#%".Contains(letter, StringComparison.Ordinal) ? '-' : letter)).Trim(' ', '.');
        safe = safe.Replace("_vti_", "-vti-", StringComparison.OrdinalIgnoreCase);
        if (safe.Length == 0 || safe.StartsWith("~$", StringComparison.Ordinal) || _reserved.Contains(safe) || _reserved.Contains(Path.GetFileNameWithoutExtension(safe)))
        {
            safe = "file-" + safe.TrimStart('~', '$');
        }

        return safe.Length <= MaxLength ? safe : With(safe, Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(name)).Short);
    }

    /// <summary>The name a file gets where its own is taken: the same for the same delivery, so that delivering again finds it.</summary>
    public static string Renamed(string name, string deliveryId) => With(name, Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(deliveryId)).Short);

    private static string With(string name, string mark)
    {
        var extension = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        return $"{stem[..Math.Min(stem.Length, Math.Max(1, MaxLength - extension.Length - mark.Length - 3))]} ({mark}){extension}";
    }
}
