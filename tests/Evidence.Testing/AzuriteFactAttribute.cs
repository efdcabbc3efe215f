using Xunit;

namespace Evidence.Testing;

/// <summary>A fact that needs the Azure Storage emulator; skipped, saying how to get it, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute()
    {
        if (Azurite.Missing is { } reason)
        {
            Skip = reason;
        }
    }
}
