using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>Options of an MLflow source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="MaxResults">Runs asked for on a page: 1 to 50000, default 1000. A server that takes fewer is asked for fewer.</param>
/// <param name="Artifacts">Whether the files of runs are collected where a subject does not say; default true.</param>
/// <param name="MetricHistory">Whether all values of metrics are collected beside the last ones; default true.</param>
/// <param name="LoggedModels">Whether logged models (MLflow 3) are collected; default true.</param>
/// <param name="Traces">Whether traces with their assessments, and evaluation datasets, are collected; default true.</param>
internal sealed record MLflowOptions(HttpOptions Http, int MaxResults, bool Artifacts, bool MetricHistory, bool LoggedModels, bool Traces)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the tracking server, for instance https://mlflow.example.com"),
        .. OwnDescriptions,
    ];

    /// <summary>What other systems with an MLflow endpoint take too.</summary>
    public static IReadOnlyList<OptionDescription> OwnDescriptions =>
    [
        new("max-results", "Runs asked for on a page: 1 to 50000, default 1000"),
        new("artifacts", "false to leave out the files of runs; default true; a subject can say otherwise"),
        new("metric-history", "false to leave out all but the last value of metrics; default true"),
        new("logged-models", "false to leave out logged models (MLflow 3); default true"),
        new("traces", "false to leave out traces, assessments and evaluation datasets; default true"),
    ];

    public static MLflowOptions Read(OptionReader reader, HttpOptions http, int maxResultsByDefault = 1000) => new(
        http,
        reader.Integer("max-results", 1, 50000, maxResultsByDefault),
        reader.Flag("artifacts", true),
        reader.Flag("metric-history", true),
        reader.Flag("logged-models", true),
        reader.Flag("traces", true));
}
