using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Benchmarks;
using Evidence.Readers.Content;
using Evidence.Readers.Coverage;
using Evidence.Readers.DataQuality;
using Evidence.Readers.Documentation;
using Evidence.Readers.Drift;
using Evidence.Readers.Explainability;
using Evidence.Readers.Fairness;
using Evidence.Readers.Metrics;
using Evidence.Readers.Pipelines;
using Evidence.Readers.Safety;
using Evidence.Readers.Security;
using Evidence.Readers.SupplyChain;
using Evidence.Readers.TestRuns;
using Evidence.Readers.Tickets;
using Evidence.Readers.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Evidence.Readers;

/// <summary>Registers the readers.</summary>
public static class ReadersServiceCollectionExtensions
{
    /// <summary>
    /// Adds every reader of this project as <see cref="IArtifactReader"/>, and <see cref="IArtifactReading"/>, which chooses among all registered readers,
    /// those of others included. May be called once.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="vocabulary">
    /// Gives the metric vocabulary of the workspace; asked anew for each artifact. Null: the registered <see cref="MetricVocabulary"/>, or an empty one where
    /// none is registered.
    /// </param>
    public static IServiceCollection AddReaders(this IServiceCollection services, Func<IServiceProvider, MetricVocabulary>? vocabulary = null)
    {
        vocabulary ??= provider => provider.GetService<MetricVocabulary>() ?? MetricVocabulary.Empty;
        services.TryAddSingleton(provider => new ReaderTools(() => vocabulary(provider)));
        services.TryAddSingleton<IArtifactReading, ArtifactReading>();
        return services
            .Add<FairnessReportReader>()
            .Add<FairnessCsvReader>()
            .Add<FairnessDashboardReader>()
            .Add<ModelCardReader>()
            .Add<DatasetCardReader>()
            .Add<JUnitReader>()
            .Add<PromptfooReader>()
            .Add<PromptfooLinesReader>()
            .Add<PromptfooCsvReader>()
            .Add<PromptfooXmlReader>()
            .Add<GarakReader>()
            .Add<PyritReader>()
            .Add<DeepEvalReader>()
            .Add<LmEvalReader>()
            .Add<EvidentlyReader>()
            .Add<WhylogsReader>()
            .Add<GreatExpectationsReader>()
            .Add<DriftReportReader>()
            .Add<RaiToolboxReader>()
            .Add<FeatureImportanceReader>()
            .Add<FeatureImportanceCsvReader>()
            .Add<ModelCardToolkitReader>()
            .Add<SarifReader>()
            .Add<CycloneDxReader>()
            .Add<CycloneDxXmlReader>()
            .Add<SpdxReader>()
            .Add<SpdxTagReader>()
            .Add<InTotoReader>()
            .Add<TrxReader>()
            .Add<NUnitReader>()
            .Add<XunitReader>()
            .Add<CoberturaReader>()
            .Add<JacocoReader>()
            .Add<LcovReader>()
            .Add<CoverageSummaryReader>()
            .Add<MlflowReader>()
            .Add<MlmodelReader>()
            .Add<WandbReader>()
            .Add<AzureMlJobReader>()
            .Add<JiraReader>()
            .Add<ServiceNowReader>()
            .Add<AzureBoardsReader>()
            .Add<GitHubReader>()
            .Add<AzureDevOpsReader>()
            .Add<GitLabReader>()
            .Add<BitbucketReader>()
            .Add<TrainingManifestReader>()
            .Add<MetricsReportReader>()
            .Add<HtmlReportReader>();
    }

    private static IServiceCollection Add<TReader>(this IServiceCollection services)
        where TReader : class, IArtifactReader =>
        services.AddSingleton<IArtifactReader, TReader>();
}
