using Evidence.Drafting.Evaluation;
using Evidence.Drafting.Extractive;
using Evidence.Drafting.Library;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Model;
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
    /// <see cref="IEmbeddingGenerator{TInput,TEmbedding}"/> of text, its nearness is a second signal; where it registered an <see cref="IChatClient"/>, the model
    /// fits the approved answers to the questions, and its sentences are checked against them. Also adds the commands:
    /// <see cref="AnswerEvaluation"/>, <see cref="AnswerLint"/>, <see cref="AnswerImport"/>, <see cref="AnswerImpact"/> and <see cref="AnswerExplanation"/>.
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
        services.TryAddSingleton<IAnswerDrafter>(provider => provider.GetService<IChatClient>() is { } client
            ? new ChatDrafter(
                provider.GetRequiredService<ExtractiveDrafter>(),
                client,
                provider.GetRequiredService<MatchingEngine>().Lexicon,
                options,
                provider.GetService<ILogger<ChatDrafter>>() ?? NullLogger<ChatDrafter>.Instance)
            : provider.GetRequiredService<ExtractiveDrafter>());
        services.TryAddSingleton(provider => new AnswerEvaluation(
            provider.GetRequiredService<MatchingEngine>(), provider.GetRequiredService<Nearness>(), provider.GetRequiredService<ExtractiveDrafter>()));
        services.TryAddSingleton(provider => new DraftingWarmUp(provider.GetRequiredService<MatchingEngine>()));
        services.TryAddSingleton(provider => new AnswerLint(provider.GetRequiredService<MatchingEngine>()));
        services.TryAddSingleton(provider => new AnswerImport(provider.GetRequiredService<MatchingEngine>()));
        services.TryAddSingleton(provider => new AnswerImpact(() => options.Metrics(provider)));
        services.TryAddSingleton(provider => new AnswerExplanation(() => options.Metrics(provider)));
        return services;
    }
}
