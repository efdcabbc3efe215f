using Evidence.Testing;

namespace Evidence.Storage.Tests.Azure;

/// <summary>One emulator for all tests of this assembly that need it.</summary>
[CollectionDefinition(Name)]
public sealed class OneAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
