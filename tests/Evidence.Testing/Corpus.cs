namespace Evidence.Testing;

/// <summary>The public corpus of real questionnaires, recordings and artifacts that tests may read where it is there.</summary>
public static class Corpus
{
    public const string WhySkipped = "Set EVIDENCE_CORPUS to the folder of the public corpus to run this test.";

    public static bool IsThere => Root is not null;

    private static string? Root =>
        Environment.GetEnvironmentVariable("EVIDENCE_CORPUS") is { Length: > 0 } folder && Directory.Exists(folder) ? System.IO.Path.GetFullPath(folder) : null;

    /// <summary>The full path of a file or folder of the corpus.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Root ?? throw new InvalidOperationException(WhySkipped), .. parts]);
}
