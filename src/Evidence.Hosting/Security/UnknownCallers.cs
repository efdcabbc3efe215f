using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>Nobody is known.</summary>
internal sealed class UnknownCallers : ICallerReader
{
    public ValueTask<Caller?> ReadAsync(HttpContext context) => ValueTask.FromResult<Caller?>(null);
}
