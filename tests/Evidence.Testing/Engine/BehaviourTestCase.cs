using Xunit.Abstractions;
using Xunit.Sdk;

namespace Evidence.Testing.Engine;

/// <summary>A test case that is skipped when its class needs an emulator that is not there.</summary>
public sealed class BehaviourTestCase : XunitTestCase
{
    [Obsolete("Called by the test framework when it deserialises the case.", error: true)]
    public BehaviourTestCase()
    {
    }

    public BehaviourTestCase(
        IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnostics, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresAzuriteAttribute).AssemblyQualifiedName).Any() ? Azurite.Missing : null;
}
