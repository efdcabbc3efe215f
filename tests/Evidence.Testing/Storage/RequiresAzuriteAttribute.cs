namespace Evidence.Testing.Storage;

/// <summary>Says that the conformance tests of a class need the Azure Storage emulator.</summary>
public sealed class RequiresAzuriteAttribute : RequiresAttribute
{
    public override string? WhyNot => Azurite.Missing;
}
