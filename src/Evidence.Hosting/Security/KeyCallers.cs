using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Security;

/// <summary>
/// Whoever holds a function key: a trusted program that has signed its own users in and names them. The Functions host has checked the key before the request comes here.
/// </summary>
internal sealed class KeyCallers : ICallerReader
{
    /// <summary>What a caller goes by who names nobody.</summary>
    public const string Name = "function-key";

    public ValueTask<Caller?> ReadAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Caller.Trusted(Name));
}
