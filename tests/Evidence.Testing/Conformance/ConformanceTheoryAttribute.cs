using Xunit;
using Xunit.Sdk;

namespace Evidence.Testing;

/// <summary>A theory of a conformance suite: each adapter runs it, unless what the adapter <see cref="RequiresAttribute">requires</see> is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Evidence.Testing.ConformanceTheoryDiscoverer", "Evidence.Testing")]
public sealed class ConformanceTheoryAttribute : TheoryAttribute;
