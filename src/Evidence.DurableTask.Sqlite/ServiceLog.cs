using Microsoft.Extensions.Logging;

namespace Evidence.DurableTask.Sqlite;

/// <summary>What the service tells its log.</summary>
internal sealed partial class ServiceLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Information, "Worker {Worker} began on orchestration store '{Path}', task hub '{TaskHub}'.")]
    public partial void Began(long worker, string path, string taskHub);

    [LoggerMessage(2, LogLevel.Information, "Worker {Worker} signed off.")]
    public partial void SignedOff(long worker);

    [LoggerMessage(3, LogLevel.Information, "Took over the work of worker {Worker}, whose process has ended.")]
    public partial void TookOver(long worker);

    [LoggerMessage(4, LogLevel.Warning, "Leases could not be renewed: {Reason}")]
    public partial void RenewalFailed(string reason);

    [LoggerMessage(5, LogLevel.Warning, "The lease on {Work} was lost to another worker; what was done under it is discarded.")]
    public partial void LeaseLost(string work);

    [LoggerMessage(6, LogLevel.Error, "{Work} was handed out {Deliveries} times without being finished and is failed.")]
    public partial void Poisoned(string work, int deliveries);

    [LoggerMessage(7, LogLevel.Debug, "Discarded {Message} for instance '{InstanceId}': {Reason}.")]
    public partial void Discarded(string message, string instanceId, string reason);

    [LoggerMessage(8, LogLevel.Warning, "{Work} was given back unfinished; it is handed out again in {Delay} (delivery {Deliveries}).")]
    public partial void GivenBack(string work, TimeSpan delay, int deliveries);
}
