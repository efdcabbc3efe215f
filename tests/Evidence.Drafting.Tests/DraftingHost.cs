using Evidence.Answers;
using Evidence.Drafting.Tests.Evaluation;
using Evidence.Facts;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Drafting.Tests;

/// <summary>The services as an application wires them, with the vocabulary of the repository.</summary>
internal static class DraftingHost
{
    private static readonly Lazy<ServiceProvider> _shared = new(() => Build());

    public static MetricVocabulary Metrics { get; } = new(
    [
        new("safety.pass_rate", "Pass rate", "share", MetricDirection.Higher, true, "", "", []),
        new("fairness.demographic_parity_difference", "Demographic parity difference", "score", MetricDirection.Lower, false, "", "", []),
    ]);

    /// <summary>One for all tests that need nothing of their own: the thesaurus takes a while to read.</summary>
    public static ServiceProvider Shared => _shared.Value;

    public static ServiceProvider Build(Action<IServiceCollection>? also = null, Action<DraftingOptions>? configure = null, Thesaurus? thesaurus = null)
    {
        var services = new ServiceCollection();
        also?.Invoke(services);
        services.AddDrafting(options =>
        {
            options.Thesaurus = _ => thesaurus ?? EvaluationSet.Thesaurus;
            options.Metrics = _ => Metrics;
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }
}
