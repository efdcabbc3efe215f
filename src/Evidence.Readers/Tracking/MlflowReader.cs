using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>
/// Replies of an MLflow server of 2.x and 3.x (https://mlflow.org/docs/latest/rest-api.html), whole or as their inner object: runs, registered models, model
/// versions, experiments, logged models, metric histories and lists of files.
/// </summary>
internal sealed class MlflowReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "mlflow";

    protected override string Format => "MLflow reply";

    protected override string? Kind => ArtifactKinds.TrainingRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var isRun = json.HasAny("run/info/run_id", "runs/info/run_id", "info/run_id", "run/info/run_uuid", "runs/info/run_uuid");
        var isModel = json.HasAny("registered_models/name", "registered_model/name", "model_versions/version", "model_version/version", "model/info/model_id", "models/info/model_id") || json.HasAll("latest_versions", "name");
        var isOther = json.HasAny("experiments/experiment_id", "experiment/experiment_id") || json.HasAll("experiment_id", "artifact_location", "lifecycle_stage")
            || json.HasAll("name", "version", "current_stage", "run_id") || json.HasAll("name", "version", "source", "creation_timestamp", "last_updated_timestamp") || json.HasAll("info/model_id", "info/experiment_id");
        return isRun || isModel || isOther ? Recognition.Certain
            : json.HasAll("metrics/key", "metrics/value", "metrics/timestamp", "metrics/step") || (json.Text("root_uri")?.Contains("artifacts", StringComparison.Ordinal) == true && json.Names.Count <= 3) ? Recognition.Likely
            : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "MLflow";
        kind = KindOf(root);
        foreach (var run in Each(root, "run", "runs", IsRun))
        {
            MlflowRun.Write(run, sheet);
        }

        foreach (var model in Each(root, "registered_model", "registered_models", IsModel))
        {
            MlflowModels.WriteModel(model, sheet);
        }

        foreach (var version in Each(root, "model_version", "model_versions", IsVersion))
        {
            MlflowModels.WriteVersion(version, sheet);
        }

        foreach (var experiment in Each(root, "experiment", "experiments", IsExperiment))
        {
            MlflowModels.WriteExperiment(experiment, sheet);
        }

        if (root.At("metrics") is { IsArray: true } history)
        {
            MlflowRun.WriteHistory(history, sheet);
        }

        if (sheet.IsEmpty)
        {
            sheet.Note(root.Get("root_uri") is null ? "The reply holds no run, model or experiment." : "The reply lists files; it holds no facts of its own.");
        }

        return null;
    }

    private static string? KindOf(JsonAt root) =>
        root.Get("registered_model", "registered_models", "model_version", "model_versions", "latest_versions", "current_stage") is not null || (root.Get("version") is not null && root.Get("source") is not null) ? ArtifactKinds.RegisteredModel
        : root.Get("root_uri", "experiments", "experiment", "artifact_location") is not null ? null
        : ArtifactKinds.TrainingRun;

    // One, several, or the inner object alone, which is known by its members.
    private static IEnumerable<JsonAt> Each(JsonAt root, string one, string many, Func<JsonAt, bool> isInner)
    {
        if (root.Get(one) is { IsObject: true } single)
        {
            return [single];
        }

        return root.Get(many) is { IsArray: true } list ? list.Items : isInner(root) ? [root] : [];
    }

    private static bool IsRun(JsonAt root) => root.Get("info")?.Get("run_id", "run_uuid") is not null;

    private static bool IsModel(JsonAt root) => root.Get("latest_versions") is not null && root.Get("name") is not null;

    private static bool IsVersion(JsonAt root) => root.Get("version") is not null && root.Get("current_stage", "source") is not null;

    private static bool IsExperiment(JsonAt root) => root.Get("artifact_location") is not null && root.Get("experiment_id") is not null;
}
