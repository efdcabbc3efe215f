using Xunit.Abstractions;
using Xunit.Sdk;

namespace Evidence.Testing;

/// <summary>Finds the facts of a suite in the classes that derive it.</summary>
public sealed class ConformanceFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        UnmetTestCase.WhyNot(testMethod) is null
            ? base.CreateTestCase(discoveryOptions, testMethod, factAttribute)
            : new UnmetTestCase(DiagnosticMessageSink, discoveryOptions, testMethod);
}
