using Xunit;

namespace Evidence.Testing;

/// <summary>A test that takes a minute or more; skipped with a message where <c>EVIDENCE_LONG</c> is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() => Skip = Environment.GetEnvironmentVariable("EVIDENCE_LONG") is { Length: > 0 } ? null! : "It takes a minute or more; EVIDENCE_LONG=1 runs it.";
}
