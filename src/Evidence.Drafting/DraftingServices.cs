using System.Text;
using Evidence.Artifacts;
using Evidence.Drafting.Evaluation;
using Evidence.Drafting.Extractive;
using Evidence.Drafting.Library;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Model;
using Evidence.Ports;
using Evidence.Workspaces;
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
        services.TryAddSingleton(provider => new ModelNotices(provider.GetService<IProgressListener>()));
        services.TryAddSingleton(provider => new Nearness(provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>(), provider.GetRequiredService<ModelNotices>()));
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
                provider.GetRequiredService<ModelNotices>(),
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

    /// <summary>
    /// Adds the models a workspace names, and <see cref="ModelChecks"/>. Without any nothing but the checks is added. Needs an <see cref="ISecretSource"/>;
    /// a secret is looked for when a model is first asked.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="settings">The entry <c>drafting</c> of evidence.yaml.</param>
    public static IServiceCollection AddDraftingModels(this IServiceCollection services, DraftingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Chat is { } chat)
        {
            services.TryAddSingleton<IChatClient>(provider => new EndpointChatClient(new(chat, provider.GetRequiredService<ISecretSource>())));
        }

        if (settings.Embeddings is { } embeddings)
        {
            services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => new KeptEmbeddings(
                new EndpointEmbeddings(new(embeddings, provider.GetRequiredService<ISecretSource>())),
                () => provider.GetRequiredService<DraftingOptions>().IndexFolder(provider) is { } folder ? Path.Combine(folder, VectorsFile(embeddings)) : null));
        }

        services.TryAddSingleton(provider => new ModelChecks(settings, provider.GetRequiredService<ISecretSource>()));
        return services;
    }

    // Vectors of different models are never mixed.
    private static string VectorsFile(ModelEndpoint endpoint) => $"vectors-{Sha256Digest.Of(Encoding.UTF8.GetBytes($"{endpoint.Url} {endpoint.Model}")).ToString()[^16..]}";
}
