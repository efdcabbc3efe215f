using System.Text.Json;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>An experiment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Json">What the server says of it, as it came.</param>
internal sealed record MLflowExperiment(string Id, string Name, byte[] Json)
{
    public static MLflowExperiment Of(JsonElement experiment) =>
        new(experiment.Text("experiment_id") ?? "", experiment.Text("name") ?? experiment.Text("experiment_id") ?? "", experiment.RawBytes());
}
