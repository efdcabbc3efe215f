using Evidence.Drafting.Extractive;
using Evidence.Drafting.Matching;
using Evidence.Ports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evidence.Drafting;

/// <summary>Adds matching and drafting to an application.</summary>
public static class DraftingServices
{
    /// <summary>
    /// Adds <see cref="IAnswerDrafter"/>. It drafts by approved answers alone. Where the application registered an
    /// <see cref="IEmbeddingGenerator{TInput,TEmbedding}"/> of text, its nearness is a second signal.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options; null: all defaults.</param>
    public static IServiceCollection AddDrafting(this IServiceCollection services, Action<DraftingOptions>? configure = null)
    {
        var options = new DraftingOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton(provider => new MatchingEngine(
            () => options.Thesaurus(provider), () => options.Frameworks(provider), () => options.IndexFolder(provider), () => options.WeightsFile(provider)));
        services.TryAddSingleton(provider => new Nearness(provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>()));
        services.TryAddSingleton(provider => new ExtractiveDrafter(
            provider.GetRequiredService<MatchingEngine>(),
            () => options.Metrics(provider),
            provider.GetRequiredService<Nearness>(),
            provider.GetService<ILogger<ExtractiveDrafter>>() ?? NullLogger<ExtractiveDrafter>.Instance));
        services.TryAddSingleton<IAnswerDrafter>(provider => provider.GetRequiredService<ExtractiveDrafter>());
        return services;
    }
}
