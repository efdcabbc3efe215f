using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>
/// Feature importances as JSON: maps and lists of feature and value, parallel lists of names and scores (InterpretML's <c>data()</c>, interpret-community's
/// global importances), and SHAP values by case, of which the mean of the absolute values is taken as SHAP itself does.
/// </summary>
internal sealed class FeatureImportanceReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private static readonly string[] _names = ["feature_names", "features", "names", "featureNames", "columns", "global_importance_names", "feature"];
    private static readonly string[] _scores = ["importances", "importance", "feature_importances", "scores", "global_importance_values", "mean_abs_shap", "mean_abs_shap_values", "mean_shap", "importances_mean", "values"];
    private static readonly string[] _shap = ["shap_values", "shap", "local_importance_values", "values"];

    public override string Id => "feature-importance";

    protected override string Format => "Feature importances";

    protected override string? Kind => ArtifactKinds.ExplainabilityReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var isMap = json.Names.Any(name => ImportanceWords.IsImportance(name) && (json.IsObject(name) || json.IsList(name)));
        var isParallel = _names.Any(json.IsList) && (_scores.Any(json.IsList) || _shap.Any(json.IsList));
        var isInterpret = json.HasAll("overall/names", "overall/scores");
        var isRows = json.IsArray && ImportanceWords.IsTable(json.Names);
        if (isMap || isParallel || isInterpret || isRows)
        {
            return Recognition.Likely;
        }

        return (head.DeclaredKind == ArtifactKinds.ExplainabilityReport || ImportanceWords.IsNamed(head.Name)) && json.Names.Any(json.IsNumber) ? Recognition.Possible : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.MeasuredAt = root.Get("generated_at_utc", "generated_at", "timestamp", "created_at")?.Time;
        if (root.IsArray)
        {
            WriteRows(root, sheet, null);
        }
        else if (!WriteParallel(root.Get("overall") is { IsObject: true } overall ? overall : root, sheet))
        {
            WriteMaps(root, sheet);
        }

        return sheet.IsEmpty ? "Feature importances: no feature with a number was found in it." : null;
    }

    private static bool WriteParallel(JsonAt here, FactSheet sheet)
    {
        if (here.Get(_names) is not { IsArray: true } names)
        {
            return false;
        }

        var features = names.Items.Select(name => name.Text ?? "").ToList();
        var scores = _scores.Select(key => here.Get(key)).FirstOrDefault(list => list is { IsArray: true } values && values.Items.All(value => !value.IsArray));
        if (scores is { } found)
        {
            foreach (var (feature, value) in features.Zip(found.Items))
            {
                Write(sheet, feature, value, Method(here, found.Pointer), null);
            }

            return true;
        }

        return here.Get(_shap) is { IsArray: true } matrix && WriteMatrix(matrix, features, sheet);
    }

    private static bool WriteMatrix(JsonAt matrix, List<string> features, FactSheet sheet)
    {
        var rows = matrix.Items.Where(row => row.IsArray).ToList();
        if (rows.Count == 0 || rows.Exists(row => row.Size != features.Count || row.Items.Any(value => value.Number is null)))
        {
            sheet.Note($"{matrix.Pointer}: the values are not a table of cases by features; passed over.");
            return false;
        }

        var sums = new double[features.Count];
        foreach (var row in rows)
        {
            foreach (var (value, index) in row.Items.Select((value, index) => (value, index)))
            {
                sums[index] += Math.Abs(value.Number!.Value);
            }
        }

        for (var index = 0; index < features.Count; index++)
        {
            sheet.Add("explainability.feature_importance", matrix.Pointer, Math.Round(sums[index] / rows.Count, 12), About.Sliced(
                "feature", features[index], ("method", "SHAP"), ("derived", "mean of the absolute values over cases")) with { SampleSize = rows.Count });
        }

        return true;
    }

    private static void WriteMaps(JsonAt root, FactSheet sheet)
    {
        var maps = root.Members.Where(member => ImportanceWords.IsImportance(member.Name) && (member.Value.IsObject || member.Value.IsArray)).ToList();
        foreach (var (name, map) in maps)
        {
            if (map.IsArray)
            {
                WriteRows(map, sheet, name);
            }
            else if (!WriteParallel(map, sheet))
            {
                WriteMap(map, sheet, Method(root, name));
            }
        }

        if (maps.Count == 0)
        {
            WriteMap(root, sheet, Method(root, ""));
        }
    }

    private static void WriteMap(JsonAt map, FactSheet sheet, string? method)
    {
        foreach (var (feature, value) in map.Members.Where(member => member.Value.Text is not null))
        {
            Write(sheet, feature, value, method, null);
        }
    }

    private static void WriteRows(JsonAt rows, FactSheet sheet, string? under)
    {
        foreach (var row in rows.Items)
        {
            var feature = row.Members.FirstOrDefault(member => ImportanceWords.IsFeature(member.Name)).Value;
            var value = row.Members.FirstOrDefault(member => ImportanceWords.IsImportance(member.Name) && member.Value.Text is not null);
            if (feature.Text is { Length: > 0 } name && value.Name is not null)
            {
                Write(sheet, name, value.Value, Method(row, under ?? value.Name), row.Get("std", "importance_std", "standard_deviation")?.Text);
            }
        }
    }

    private static void Write(FactSheet sheet, string feature, JsonAt value, string? method, string? deviation) =>
        sheet.Measure("explainability.feature_importance", "explainability", value, About.Sliced("feature", feature, ("method", method), ("standard-deviation", deviation)));

    private static string? Method(JsonAt here, string name) =>
        here.Get("method", "explanationMethod", "importance_type", "explainer")?.Text ?? ImportanceWords.MethodIn(name);
}
