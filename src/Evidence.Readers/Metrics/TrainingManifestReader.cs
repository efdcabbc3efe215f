using System.Collections.Frozen;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Metrics;

/// <summary>Manifests that training scripts write: which data (with its digest), which code, which kind of model, which settings.</summary>
internal sealed class TrainingManifestReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private const int Enough = 3;
    private const int MaxDepth = 3;

    private static readonly FrozenSet<string> _marks = FrozenSet.ToFrozenSet(
    [
        "datasha256", "datahash", "datasetsha256", "datasethash", "datadigest", "gitrevision", "gitcommit", "gitsha", "commitsha", "codeversion", "modelpath", "modelkind", "modeltype", "modelclass",
        "splitmethod", "randomstate", "randomseed", "seed", "hyperparameters", "hyperparams", "trainingdata", "trainingdataset", "trainsize", "traindatapath", "featureengineering", "trainedat",
        "trainingdate", "nfeatures", "algorithm", "estimator", "datapath", "pythonversion", "sklearnversion", "frameworkversion", "trainingtime", "temporalsplit",
    ]);

    private static readonly FrozenSet<string> _digests = FrozenSet.ToFrozenSet(["datasha256", "datahash", "datasetsha256", "datasethash", "datadigest", "trainingdatasha256"]);
    private static readonly FrozenSet<string> _data = FrozenSet.ToFrozenSet(["datapath", "dataset", "datasetname", "trainingdata", "trainingdataset", "traindatapath", "datafile"]);
    private static readonly FrozenSet<string> _commits = FrozenSet.ToFrozenSet(["gitrevision", "gitcommit", "gitsha", "commitsha", "commit", "codeversion"]);

    public override string Id => "training-manifest";

    protected override string Format => "Training manifest";

    protected override string? Kind => ArtifactKinds.TrainingRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var marks = json.Names.Count(name => _marks.Contains(Words.Fold(name)));
        var hasMetrics = json.Names.Any(name => Tools.Names.Known(name) is not null || MetricWords.IsContainer(name));
        return marks >= Enough && !hasMetrics ? Recognition.Likely : marks >= Enough || (marks > 0 && head.DeclaredKind == ArtifactKinds.TrainingRun) ? Recognition.Possible : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.MeasuredAt = root.Get("generated_at_utc", "generated_at", "trained_at", "timestamp", "created_at", "training_date")?.Time;
        var digest = root.Members.FirstOrDefault(member => _digests.Contains(Words.Fold(member.Name))).Value;
        foreach (var (name, value) in root.Members)
        {
            Take(name, value, digest.Text, sheet, 0);
        }

        return sheet.IsEmpty ? "Training manifest: it states no data, no code and no setting." : null;
    }

    private static void Take(string name, JsonAt value, string? digest, FactSheet sheet, int depth)
    {
        var folded = Words.Fold(name);
        if (value.IsObject && depth < MaxDepth)
        {
            foreach (var (inner, part) in value.Members)
            {
                Take($"{name}.{inner}", part, digest, sheet, depth + 1);
            }
        }
        else if (value.Text is not { Length: > 0 } text || text == "unknown" || value.Time is not null && value.Element.ValueKind == System.Text.Json.JsonValueKind.String)
        {
            return;
        }
        else if (_data.Contains(folded))
        {
            sheet.AddText("run.dataset", value.Pointer, text, About.With(("digest", digest)));
        }
        else if (_commits.Contains(folded))
        {
            sheet.AddText("run.commit", value.Pointer, text);
        }
        else if (sheet.Names.Known(name) is not null && value.Number is not null)
        {
            sheet.Measure(name, "performance", value);
        }
        else
        {
            sheet.AddText("run.parameter", value.Pointer, text, About.Sliced("parameter", name));
        }
    }
}
