using System.Collections.Frozen;

namespace Evidence.Connectors.Collecting;

/// <summary>Media types by file extension, for sources that state none.</summary>
internal static class MediaTypes
{
    public const string Unknown = "application/octet-stream";
    public const string Json = "application/json";

    private static readonly FrozenDictionary<string, string> _byExtension = new Dictionary<string, string>
    {
        [".json"] = Json,
        [".jsonl"] = "application/jsonl",
        [".ndjson"] = "application/x-ndjson",
        [".sarif"] = "application/sarif+json",
        [".xml"] = "application/xml",
        [".trx"] = "application/xml",
        [".md"] = "text/markdown",
        [".txt"] = "text/plain",
        [".log"] = "text/plain",
        [".csv"] = "text/csv",
        [".tsv"] = "text/tab-separated-values",
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".yaml"] = "application/yaml",
        [".yml"] = "application/yaml",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".svg"] = "image/svg+xml",
        [".zip"] = "application/zip",
        [".gz"] = "application/gzip",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".parquet"] = "application/vnd.apache.parquet",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The usual type of a file of that name.</summary>
    public static string Of(string name) => _byExtension.GetValueOrDefault(Path.GetExtension(name), Unknown);
}
