using Xunit.Abstractions;
using Xunit.Sdk;

namespace Evidence.Testing;

/// <summary>Finds the theories of a suite in the classes that derive it.</summary>
public sealed class ConformanceTheoryDiscoverer(IMessageSink diagnostics) : TheoryDiscoverer(diagnostics)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        UnmetTestCase.WhyNot(testMethod) is null
            ? base.Discover(discoveryOptions, testMethod, theoryAttribute)
            : [new UnmetTestCase(DiagnosticMessageSink, discoveryOptions, testMethod)];
}
