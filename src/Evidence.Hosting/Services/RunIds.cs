namespace Evidence.Hosting.Services;

/// <summary>Ids of runs: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 100 characters.</summary>
public static class RunIds
{
    private const int MaxLength = 60;

    /// <summary>A text as a part of an id: other characters become <c>-</c>; a long one is cut and told apart by its digest.</summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
        return safe == text && safe.Length <= MaxLength
            ? safe
            : $"{safe[..Math.Min(safe.Length, MaxLength - 13)]}-{Artifacts.Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)).Short}";
    }
}
