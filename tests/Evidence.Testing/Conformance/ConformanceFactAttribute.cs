using Xunit;
using Xunit.Sdk;

namespace Evidence.Testing;

/// <summary>A fact of a conformance suite: each adapter runs it, unless what the adapter <see cref="RequiresAttribute">requires</see> is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Evidence.Testing.ConformanceFactDiscoverer", "Evidence.Testing")]
public sealed class ConformanceFactAttribute : FactAttribute;
