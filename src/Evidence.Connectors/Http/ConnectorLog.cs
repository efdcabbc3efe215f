using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Http;

/// <summary>What connectors log. Texts come in without secrets.</summary>
internal static partial class ConnectorLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "{System} asks to wait {Wait} before the next request.")]
    public static partial void Throttled(ILogger logger, string system, TimeSpan wait);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "{System} did not answer {Locator} ({Reason}); trying again (attempt {Attempt}).")]
    public static partial void Retrying(ILogger logger, string system, string locator, string reason, int attempt);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Information, Message = "{System} leads from {Locator} to {Target}; following without credentials.")]
    public static partial void LeavingHost(ILogger logger, string system, string locator, string target);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Information, Message = "{System} refused the credentials once; asking for new ones.")]
    public static partial void Renewing(ILogger logger, string system);

    [LoggerMessage(EventId = 3005, Level = LogLevel.Information, Message = "Reading {Locator} broke off after {Bytes} bytes; going on from there.")]
    public static partial void Resuming(ILogger logger, string locator, long bytes);

    [LoggerMessage(EventId = 3006, Level = LogLevel.Warning, Message = "Source {Source} has a gap: {What}: {Why}")]
    public static partial void Gap(ILogger logger, string source, string what, string why);
}
