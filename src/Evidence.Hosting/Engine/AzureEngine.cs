using Azure.Core;
using Azure.Identity;
using DurableTask.AzureStorage;
using Evidence.Storage.Azure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Hosting.Engine;

/// <summary>The Durable Task engine on an Azure Storage account that several processes share.</summary>
internal static class AzureEngine
{
    /// <summary>Name of the task hub: the prefix of its queues, tables and blobs.</summary>
    public const string TaskHub = "evidence";

    // Work of a process that is killed is taken up by another after this time; what runs longer renews it.
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);

    public static AzureStorageOrchestrationService Create(AzureStorageOptions options, ILoggerFactory? loggers) => new(new AzureStorageOrchestrationServiceSettings
    {
        TaskHubName = TaskHub,
        WorkerId = $"{Environment.MachineName}-{Environment.ProcessId}",
        StorageAccountClientProvider = Provider(options),
        PartitionCount = 4,
        ControlQueueVisibilityTimeout = _lease,
        WorkItemQueueVisibilityTimeout = _lease,
        MaxQueuePollingInterval = TimeSpan.FromSeconds(2),
        ThrowExceptionOnInvalidDedupeStatus = true,
        LoggerFactory = loggers ?? NullLoggerFactory.Instance,
    });

    private static StorageAccountClientProvider Provider(AzureStorageOptions options)
    {
        if (options.ConnectionString is { } connection)
        {
            return new StorageAccountClientProvider(connection);
        }

        var credential = options.Credential ?? (TokenCredential)new DefaultAzureCredential();
        return Uri.TryCreate(options.Account, UriKind.Absolute, out var blobs)
            ? new StorageAccountClientProvider(blobs, Endpoint(blobs, ".queue."), Endpoint(blobs, ".table."), credential)
            : new StorageAccountClientProvider(options.Account!, credential);
    }

    private static Uri Endpoint(Uri blobs, string service) => new UriBuilder(blobs) { Host = blobs.Host.Replace(".blob.", service, StringComparison.Ordinal) }.Uri;
}
