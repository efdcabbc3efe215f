using Xunit.Abstractions;
using Xunit.Sdk;

namespace Evidence.Testing.Engine;

/// <summary>Makes a <see cref="BehaviourTestCase"/> of each <see cref="BehaviourFactAttribute"/>.</summary>
public sealed class BehaviourFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new BehaviourTestCase(diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
}
