using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Documents.Packs;

/// <summary>The door to pack documents.</summary>
public static class PackServices
{
    /// <summary>Adds <see cref="IPackDocuments"/> and <see cref="IScorecardDocuments"/>.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">How packs are written; null: with the template that comes with the product.</param>
    public static IServiceCollection AddPackDocuments(this IServiceCollection services, PackDocumentOptions? options = null) =>
        services
            .AddSingleton<IPackDocuments>(new PackDocuments(options ?? new PackDocumentOptions()))
            .AddSingleton<IScorecardDocuments, ScorecardDocuments>();
}
