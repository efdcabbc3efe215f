using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>A job of an Azure Machine Learning workspace as its management interface gives it (https://learn.microsoft.com/rest/api/azureml/jobs).</summary>
internal sealed class AzureMlJobReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "azureml-job";

    protected override string Format => "Azure ML job";

    protected override string? Kind => ArtifactKinds.TrainingRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.Text("type")?.Equals("Microsoft.MachineLearningServices/workspaces/jobs", StringComparison.OrdinalIgnoreCase) == true || json.HasAll("properties/jobType", "properties/status") ? Recognition.Certain : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        if (root.Get("properties") is not { IsObject: true } job)
        {
            return "Azure ML job: its properties are missing.";
        }

        sheet.Tool = "Azure ML";
        sheet.MeasuredAt = root.At("systemData", "createdAt")?.Time;
        if (job.Get("status") is { Text: { Length: > 0 } status } state)
        {
            sheet.AddText("run.status", state.Pointer, status.ToLowerInvariant(), About.With(
                (FactAttributes.Id, root.Get("name")?.Text),
                (FactAttributes.Title, job.Get("displayName")?.Text),
                (FactAttributes.Owner, root.At("systemData", "createdBy")?.Text),
                ("experiment", job.Get("experimentName")?.Text),
                ("job-type", job.Get("jobType")?.Text)));
        }

        WriteEntries(job.Get("inputs"), sheet, (name, input) => input.Get("uri") is { Text: { Length: > 0 } uri } place
            ? ("run.dataset", place.Pointer, uri, About.With(("use", name)))
            : input.Get("value") is { Text: { Length: > 0 } value } literal ? ("run.parameter", literal.Pointer, value, About.Sliced("parameter", name)) : null);
        WriteEntries(job.Get("tags") ?? root.Get("tags"), sheet, (name, tag) => tag.Text is { Length: > 0 } text ? ("run.tag", tag.Pointer, text, About.Sliced("tag", name)) : null);
        return null;
    }

    private static void WriteEntries(JsonAt? entries, FactSheet sheet, Func<string, JsonAt, (string Metric, string Pointer, string Text, About About)?> read)
    {
        foreach (var (name, value) in entries?.Members ?? [])
        {
            if (read(name, value) is { } fact)
            {
                sheet.AddText(fact.Metric, fact.Pointer, fact.Text, fact.About);
            }
        }
    }
}
