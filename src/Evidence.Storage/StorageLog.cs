using Microsoft.Extensions.Logging;

namespace Evidence.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(5001, LogLevel.Information, "Removed {Count} unfinished uploads older than a day from {Place}.")]
    public static partial void SweptUnfinished(this ILogger logger, int count, string place);

    [LoggerMessage(5002, LogLevel.Warning, "The content {Digest} had been changed in the store; it was replaced by the right bytes.")]
    public static partial void RepairedContent(this ILogger logger, string digest);

    [LoggerMessage(5003, LogLevel.Information, "Made a new signing key in {Path}; its id is {KeyId}.")]
    public static partial void MadeSigningKey(this ILogger logger, string path, string keyId);

    [LoggerMessage(5004, LogLevel.Warning, "The signing key {Path} can be read by others; give it mode 600.")]
    public static partial void ExposedSigningKey(this ILogger logger, string path);
}
