namespace Evidence.Workflows.Activities;

/// <summary>Media types of the files that are handed out.</summary>
public static class MediaTypes
{
    /// <summary>The media type of a file by its ending.</summary>
    public static string Of(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".zip" => "application/zip",
        ".json" => "application/json",
        ".jsonl" => "application/jsonl",
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".html" => "text/html",
        ".tst" => "application/vnd.etsi.timestamp-token",
        ".txt" => "text/plain",
        _ => "application/octet-stream",
    };
}
