using Evidence.Ports;

namespace Evidence.Connectors.MLflow;

/// <summary>What a subject of an MLflow source may name.</summary>
internal static class MLflowSubjects
{
    public const string Experiment = "experiment";
    public const string Run = "run";
    public const string Filter = "filter";
    public const string Model = "model";
    public const string Version = "version";
    public const string Alias = "alias";
    public const string Artifacts = "artifacts";

    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new(Experiment, "Name or id of an experiment; * stands for any letters, so * alone is all of them"),
        new(Run, "Id of a run, or its name where the experiment is named too; its nested runs are collected with it"),
        new(Filter, "Which runs, in the language of MLflow's search: metrics.accuracy > 0.9 and tags.candidate = 'true'"),
        new(Model, "Name of a registered model; * alone is all of them; the runs of its versions are collected with it"),
        new(Version, "Version of the model; absent: all"),
        new(Alias, "Alias of a version of the model, for instance champion"),
        new(Artifacts, "true or false: whether the files of runs are collected"),
    ];
}
