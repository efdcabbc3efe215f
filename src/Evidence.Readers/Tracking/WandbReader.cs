using System.Text;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tracking;

/// <summary>
/// Weights &amp; Biases: a run's summary (<c>wandb-summary.json</c>), and the run as the GraphQL interface gives it, whose summary and configuration are JSON
/// inside a text (https://docs.wandb.ai/ref/python/public-api/); versions of artifacts, and versions linked into a registry.
/// </summary>
internal sealed class WandbReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private static readonly string[] _system = ["_runtime", "_step", "_timestamp", "_wandb"];

    public override string Id => "wandb";

    protected override string Format => "Weights & Biases run";

    protected override string? Kind => ArtifactKinds.TrainingRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("summaryMetrics", "run/summaryMetrics", "project/run/summaryMetrics", "data/project/run/summaryMetrics") || json.Has("_wandb") || json.Count(_system) >= 2
        || json.HasAll("versionIndex", "artifactCollection/name") || json.HasAll("versionIndex", "artifactSequence/name") ? Recognition.Certain : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Weights & Biases";
        var run = root.At("data", "project", "run") ?? root.At("project", "run") ?? root.Get("run") ?? root;
        if (run.Get("versionIndex") is not null)
        {
            kind = WandbVersions.Write(run, sheet);
        }
        else if (run.Get("summaryMetrics") is { } summary)
        {
            WriteRun(run, sheet);
            WriteInner(summary, value => WandbSummary.Write(value, sheet, summary.Pointer), sheet);
            if (run.Get("config") is { } config)
            {
                WriteInner(config, value => WandbSummary.WriteConfig(value, sheet, config.Pointer), sheet);
            }
        }
        else
        {
            sheet.MeasuredAt = root.Get("_timestamp")?.Time;
            WandbSummary.Write(root, sheet, null);
        }

        if (sheet.IsEmpty)
        {
            sheet.Note("It holds no summary value that is a number.");
        }

        return null;
    }

    // The summary is JSON written into a text; a pointer cannot lead into it, so its facts point to the text.
    private static void WriteInner(JsonAt text, Action<JsonAt> write, FactSheet sheet)
    {
        if (text.IsObject)
        {
            write(text);
            return;
        }

        try
        {
            using var inner = TolerantJson.Parse(Encoding.UTF8.GetBytes(text.Text ?? ""));
            write(new JsonAt(inner.RootElement, text.Pointer));
        }
        catch (JsonException)
        {
            sheet.Note($"{text.Pointer}: the text is not JSON; passed over.");
        }
    }

    private static void WriteRun(JsonAt run, FactSheet sheet)
    {
        var (started, ended) = (run.Get("createdAt")?.Time, run.Get("heartbeatAt", "updatedAt")?.Time);
        sheet.MeasuredAt = ended ?? started;
        if (run.Get("state") is { Text: { Length: > 0 } state } stated)
        {
            sheet.AddText("run.status", stated.Pointer, state.ToLowerInvariant(), About.With(
                (FactAttributes.Id, run.Get("name")?.Text), (FactAttributes.Title, run.Get("displayName")?.Text), (FactAttributes.Owner, run.At("user", "username")?.Text ?? run.At("user", "name")?.Text)));
        }

        if (run.Get("commit") is { Text: { Length: > 0 } commit } code)
        {
            sheet.AddText("run.commit", code.Pointer, commit);
        }

        foreach (var tag in run.Get("tags")?.Items ?? [])
        {
            if (tag.Text is { Length: > 0 } text)
            {
                sheet.AddText("run.tag", tag.Pointer, text, About.Sliced("tag", text));
            }
        }
    }
}
