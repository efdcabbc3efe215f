using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Options of a Weights &amp; Biases source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Entity">The user or team of subjects that name none; null: each subject names one.</param>
/// <param name="PageSize">Items asked for on a page: 1 to 1000, default 100.</param>
/// <param name="Files">Whether the files of runs are collected; default true.</param>
/// <param name="ArtifactFiles">Whether the files of artifact versions are collected beside their manifest; default true.</param>
/// <param name="HistorySamples">Rows of a run's history, sampled evenly: 0 (none) to 10000, default 500.</param>
internal sealed record WandBOptions(HttpOptions Http, string? Entity, int PageSize, bool Files, bool ArtifactFiles, int HistorySamples)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the API; default https://api.wandb.ai", urlRequired: false),
        new("entity", "User or team of subjects that name none"),
        new("page-size", "Items asked for on a page: 1 to 1000, default 100"),
        new("files", "false to leave out the files of runs; default true; a subject can say otherwise"),
        new("artifact-files", "false to leave out the files of artifact versions, which their manifest lists with digests; default true"),
        new("history-samples", "Rows of a run's history, sampled evenly: 0 (none) to 10000, default 500"),
    ];

    public static WandBOptions Read(OptionReader reader) => new(
        HttpOptions.Read(reader, "https://api.wandb.ai"),
        reader.Text("entity"),
        reader.Integer("page-size", 1, 1000, 100),
        reader.Flag("files", true),
        reader.Flag("artifact-files", true),
        reader.Integer("history-samples", 0, 10000, 500));
}
