using Xunit;
using Xunit.Sdk;

namespace Evidence.Testing.Engine;

/// <summary>
/// A fact every store must satisfy. In a class marked <see cref="RequiresAzuriteAttribute"/> it is skipped where the emulator is not installed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Evidence.Testing.Engine.BehaviourFactDiscoverer", "Evidence.Testing")]
public sealed class BehaviourFactAttribute : FactAttribute;
