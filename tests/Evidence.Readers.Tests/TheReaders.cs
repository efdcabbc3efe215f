using Evidence.Ports;
using Evidence.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Readers.Tests;

/// <summary>The readers as a host registers them, over the vocabulary of the repository.</summary>
internal static class TheReaders
{
    private static readonly Lazy<ServiceProvider> _services = new(() =>
        new ServiceCollection().AddSingleton(TheVocabulary.Vocabulary).AddReaders().BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));

    public static IArtifactReading Reading => _services.Value.GetRequiredService<IArtifactReading>();

    public static IReadOnlyList<IArtifactReader> All => [.. _services.Value.GetServices<IArtifactReader>()];

    public static IArtifactReader Named(string id) => All.Single(reader => reader.Id == id);

    public static string Fixtures(string folder) => RepositoryRoot.Path("tests", "Evidence.Readers.Tests", "Fixtures", folder);
}
