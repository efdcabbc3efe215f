using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Evidence.Testing;

/// <summary>A test that is skipped because what its class requires is not there.</summary>
public sealed class UnmetTestCase : XunitTestCase
{
    [Obsolete("For deserialisation by the test runner.", error: true)]
    public UnmetTestCase()
    {
    }

    public UnmetTestCase(IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
    }

    /// <summary>Why a test cannot run here; null: it can.</summary>
    public static string? WhyNot(ITestMethod method) =>
        method.TestClass.Class is IReflectionTypeInfo reflected ? reflected.Type.GetCustomAttribute<RequiresAttribute>(inherit: true)?.WhyNot : null;

    protected override string GetSkipReason(IAttributeInfo factAttribute) => WhyNot(TestMethod) ?? base.GetSkipReason(factAttribute);
}
