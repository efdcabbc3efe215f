namespace Evidence.Testing;

/// <summary>Says what the tests of a class need that a machine may not have. Its conformance tests are skipped with the reason where it is not there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RequiresAttribute : Attribute
{
    /// <summary>Why the tests cannot run here, and what to do; null: they can.</summary>
    public abstract string? WhyNot { get; }
}
