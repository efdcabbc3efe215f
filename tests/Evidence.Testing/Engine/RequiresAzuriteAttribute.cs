namespace Evidence.Testing.Engine;

/// <summary>Says that all inherited behaviour facts of a class need the Azure Storage emulator.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAzuriteAttribute : Attribute;
