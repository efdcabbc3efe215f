using Azure;
using Azure.Identity;

namespace Evidence.Storage.Azure;

/// <summary>Says in one line what went wrong between this host and Azure Storage, and what to do.</summary>
internal static class AzureFault
{
    /// <summary>How often a request is tried again, with growing pauses, before it is a fault.</summary>
    public const int Retries = 4;

    /// <summary>True for faults of the service and the way to it, which <c>From</c> puts into words; others are errors of the program.</summary>
    public static bool IsKnown(Exception fault) => fault is RequestFailedException or AuthenticationFailedException or AggregateException or IOException;

    public static EvidenceException From(Exception fault, string account) => fault switch
    {
        AuthenticationFailedException => new(
            FaultCode.Unauthorized,
            $"No Azure identity could sign in to use the storage account '{account}'; sign in with az login, or give the host a managed identity.",
            fault),
        RequestFailedException refused => From(refused, account),
        AggregateException { InnerException: RequestFailedException refused } => From(refused, account),
        _ => new(FaultCode.Unavailable, $"The connection to the storage account '{account}' broke and {Retries} tries did not mend it; try again.", fault),
    };

    private static EvidenceException From(RequestFailedException fault, string account) => fault.Status switch
    {
        401 or 403 => new(
            FaultCode.Unauthorized,
            $"The storage account '{account}' refused this identity ({Reason(fault)}); grant it Storage Blob Data Contributor and Storage Table Data Contributor, and check the account's firewall.",
            fault),
        409 or 412 => new(FaultCode.Conflict, $"Another writer changed the storage account '{account}' at the same time ({Reason(fault)}); try again.", fault),
        0 => new(FaultCode.Unavailable, $"The storage account '{account}' could not be reached; check its name and the network.", fault),
        429 or 503 => new(FaultCode.Unavailable, $"The storage account '{account}' is busy ({Reason(fault)}) and {Retries} tries did not pass; try again later.", fault),
        _ => new(FaultCode.Unavailable, $"The storage account '{account}' answered {Reason(fault)}.", fault),
    };

    // The code alone: the service's text can quote what was sent.
    private static string Reason(RequestFailedException fault) => fault.ErrorCode is { Length: > 0 } code ? $"{fault.Status} {code}" : $"{fault.Status}";
}
