using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>Says who makes a request.</summary>
public interface ICallerReader
{
    /// <summary>The caller; null: nobody known.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Forbidden"/>: the request must not be taken, whoever makes it.</exception>
    ValueTask<Caller?> ReadAsync(HttpContext context);
}
