using System.Globalization;
using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>Finds verdicts, counts and scores of drift in a document of any shape.</summary>
internal sealed class DriftFindings(FactSheet sheet, JsonAt root)
{
    private const int MaxDepth = 8;

    private static readonly HashSet<string> _verdicts = ["datasetdrift", "datasetdriftdetected", "driftdetected", "datadriftdetected", "isdrift", "hasdrift", "isdrifted", "overalldrift", "overalldriftdetected"];
    private static readonly HashSet<string> _counts = ["ndriftedfeatures", "nfeaturesdrifted", "numdriftedcolumns", "numdriftedfeatures", "numberofdriftedcolumns", "numberofdriftedfeatures", "ndriftedcolumns", "driftedcount", "driftedfeaturecount", "driftedcolumnscount"];
    private static readonly HashSet<string> _shares = ["shareofdriftedcolumns", "sharedriftedfeatures", "shareofdriftedfeatures", "driftedshare", "driftedcolumnsshare", "driftratio"];
    private static readonly HashSet<string> _totals = ["featurecount", "nfeatures", "numfeatures", "numberofcolumns", "ncolumns", "numcolumns", "totalfeatures", "totalcolumns", "numberoffeatures", "featureschecked", "columnschecked"];
    private static readonly string[] _columnNames = ["feature", "column", "column_name", "feature_name", "name", "variable", "field"];
    private static readonly string[] _scores = ["drift_score", "psi", "psi_score", "statistic", "p_value", "pvalue", "ks_p_value", "score", "distance", "js_distance", "js_divergence", "wasserstein", "kl_divergence", "ks_statistic"];
    private static readonly string[] _flags = ["drift_detected", "is_drifted", "drifted", "drift", "has_drift", "detected", "drift_category"];

    private readonly long? _columns = Find(root, _totals, 0)?.Count;
    private readonly string? _threshold = Find(root, ["threshold", "driftthreshold", "psithreshold"], 0)?.Text;

    public void Write()
    {
        sheet.MeasuredAt = Find(root, ["timestamp", "generatedat", "generatedatutc", "createdat", "datetime", "date", "runtime", "evaluatedat"], 0)?.Time;
        Walk(root, null, 0);
    }

    private static JsonAt? Find(JsonAt here, HashSet<string> names, int depth)
    {
        foreach (var (name, value) in here.Members)
        {
            if (names.Contains(Words.Fold(name)) && value.Text is not null)
            {
                return value;
            }
        }

        return depth >= 3 ? null : here.Members.Select(member => Find(member.Value, names, depth + 1)).FirstOrDefault(found => found is not null);
    }

    private void Walk(JsonAt here, string? under, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        if (here.IsObject && Column(here, under) is { } column)
        {
            WriteColumn(here, column);
            return;
        }

        foreach (var (name, value) in here.Members)
        {
            Take(here, name, value);
            Walk(value, name, depth + 1);
        }

        foreach (var item in here.Items)
        {
            Walk(item, null, depth + 1);
        }
    }

    // One column: an object that names it, or one that stands under its name and holds both a score or verdict of its own.
    private static string? Column(JsonAt here, string? under)
    {
        var hasScore = _scores.Any(score => here.Get(score)?.Number is not null);
        var hasFlag = _flags.Any(flag => here.Get(flag)?.Flag is not null) || here.Get("drift_category") is not null;
        if (here.Get(_columnNames)?.Text is { Length: > 0 } named && (hasScore || hasFlag))
        {
            return named;
        }

        var isSection = under is null || Words.Fold(under) is "datadrift" or "dataset" or "report" or "result" or "summary" or "overall" or "drift" or "metrics" or "targetdrift" or "predictiondrift";
        return !isSection && hasScore && (hasFlag || here.Members.All(member => member.Value.Text is not null)) ? under : null;
    }

    private void WriteColumn(JsonAt column, string name)
    {
        var test = column.Get("stattest_name", "stattest", "test", "method", "algorithm", "statistical_test")?.Text;
        var flag = _flags.Select(key => column.Get(key)).FirstOrDefault(value => value?.Flag is not null);
        var threshold = (column.Get("threshold", "stattest_threshold") ?? null)?.Text ?? _threshold;
        if (column.Get("drift_category") is { Text: { } category } verdict)
        {
            sheet.Add("drift.column_drift", verdict.Pointer, category.Equals("DRIFT", StringComparison.OrdinalIgnoreCase) ? 1 : 0, About.Sliced("column", name, ("stattest", test), ("verdict", category)));
        }

        foreach (var key in _scores.Where(key => column.Get(key)?.Number is not null))
        {
            var value = column.Get(key)!.Value;
            if (key is "drift_score" or "score" or "distance" or "statistic" or "p_value" or "pvalue")
            {
                DriftTests.Write(sheet, name, key is "p_value" or "pvalue" && test is null ? "p-value" : test, value, null, threshold);
            }
            else
            {
                sheet.Measure(key, "drift", value, About.Sliced("column", name, ("threshold", threshold)));
            }
        }

        if (flag is not null)
        {
            DriftTests.Write(sheet, name, test, null, flag, threshold);
        }
    }

    private void Take(JsonAt parent, string name, JsonAt value)
    {
        var folded = Words.Fold(name);
        if (_verdicts.Contains(folded) && value.Flag is { } isDrifted)
        {
            Say("drift.dataset_drift", value, isDrifted ? 1 : 0, About.With(("threshold", _threshold)));
        }
        else if (_counts.Contains(folded) && value.Number is { } count)
        {
            Say("drift.drifted_columns", value, count, default);
            WriteShare(parent, value);
        }
        else if (_shares.Contains(folded) && value.Number is { } share)
        {
            Say("drift.share_of_drifted_columns", value, share, About.With(("threshold", _threshold)));
        }
        else if (folded == "driftshare" && value.Number is not null)
        {
            TakeShare(parent, value);
        }
        else
        {
            TakeOther(parent, folded, name, value);
        }
    }

    private void TakeOther(JsonAt parent, string folded, string name, JsonAt value)
    {
        if (folded is "targetdriftdetected" or "predictiondriftdetected" && value.Flag is { } flag)
        {
            sheet.Add("drift.column_drift", value.Pointer, flag ? 1 : 0, About.Sliced("column", folded.StartsWith('t') ? "target" : "prediction"));
        }
        else if (folded is "targetdriftscore" or "predictiondriftscore" && value.Number is { } score)
        {
            sheet.Add("drift.target_drift_score", value.Pointer, score, About.Sliced("column", folded.StartsWith('t') ? "target" : "prediction"));
        }
        else if (folded is "psi" or "psiscores" or "psibyfeature" or "psibycolumn" or "driftscores" or "featuredrift" && value.IsObject)
        {
            WriteScores(folded.StartsWith("psi", StringComparison.Ordinal) ? "psi" : "drift.column_drift_score", value);
        }
        else if (value.Number is not null && folded is not "threshold" && parent.Pointer.Length == 0 && sheet.Names.Known(name)?.Id.StartsWith("drift.", StringComparison.Ordinal) == true)
        {
            sheet.Measure(name, "drift", value);
        }
    }

    // A map from column to score.
    private void WriteScores(string metric, JsonAt scores)
    {
        foreach (var (column, score) in scores.Members.Where(member => member.Value.Number is not null))
        {
            sheet.Measure(metric, "drift", score, About.Sliced("column", column, ("threshold", _threshold)));
        }
    }

    // In Evidently "drift_share" is the threshold, not the result; others write the result under that name. Both are told apart by the count beside it.
    private void TakeShare(JsonAt parent, JsonAt value)
    {
        var count = parent.Members.Where(member => _counts.Contains(Words.Fold(member.Name))).Select(member => member.Value.Count).FirstOrDefault(number => number is not null);
        var isResult = count is not null && (_columns is { } all and > 0 ? Math.Abs(((double)count.Value / all) - value.Number!.Value) < 0.005 : count == 0 && value.Number == 0);
        if (isResult)
        {
            Say("drift.share_of_drifted_columns", value, value.Number!.Value, default);
        }
        else if (count is null || _columns is null)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{value.Pointer}: drift_share {value.Number} may be a threshold or a result; it is not used as either."));
        }
        else
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{value.Pointer}: drift_share {value.Number} is the threshold, not the share that drifted ({count} of {_columns})."));
        }
    }

    private void WriteShare(JsonAt parent, JsonAt count)
    {
        var isStated = parent.Members.Any(member => _shares.Contains(Words.Fold(member.Name)));
        if (!isStated && _columns is { } all and > 0 && count.Count is { } drifted && drifted <= all)
        {
            Say("drift.share_of_drifted_columns", count, Math.Round((double)drifted / all, 12), new About(SampleSize: all, Successes: drifted, Attributes: Attributes.Of(("derived", "drifted columns over all columns"))));
        }
    }

    // Reports repeat themselves: the summary and the tool's own report below it say the same.
    private void Say(string metric, JsonAt value, double number, in About about) => sheet.AddOnce(metric, value.Pointer, number, about);
}
