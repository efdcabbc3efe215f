using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>
/// Turns one comparison of groups into facts: overall values, values by group with the cases they rest on, the disparities the tool states, and,
/// where it states none, the difference between the highest and the lowest group, marked as derived.
/// </summary>
internal sealed class FrameFacts
{
    private readonly FactSheet _sheet;
    private readonly GroupFrame _frame;
    private readonly GroupTable _table;
    private readonly string _dimension;
    private readonly HashSet<(string Metric, double Value, string? Model)> _overall;
    private readonly string? _model;
    private readonly string? _onlyMetric;
    private readonly Dictionary<Slice, long> _counts;
    private readonly HashSet<string> _stated = new(StringComparer.Ordinal);

    public FrameFacts(FactSheet sheet, GroupFrame frame, HashSet<(string Metric, double Value, string? Model)> overall, string? model = null, GroupTable? table = null)
    {
        _overall = overall;
        _sheet = sheet;
        _frame = frame;
        _model = model;
        var metrics = frame.Frame.Get("overall")?.Members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        _onlyMetric = table is null ? OnlyMetric(frame) : null;
        _table = table ?? (_onlyMetric is null
            ? GroupTable.Read(frame.ByGroup, frame.Dimensions, metrics, sheet.Names)
            : GroupTable.OfOne(_onlyMetric, frame.ByGroup, frame.Dimensions));
        var dimensions = _table.Cells.Select(cell => DimensionOf(cell.Group)).Distinct(StringComparer.Ordinal).ToList();
        _dimension = dimensions.Count == 1 ? dimensions[0] : string.Join(", ", _table.Dimensions);
        _counts = _table.Cells
            .Where(cell => FairnessWords.IsCount(cell.Metric) && cell.Value.Count is not null)
            .GroupBy(cell => cell.Group)
            .ToDictionary(group => group.Key, group => group.First().Value.Count!.Value);
    }

    public void Write()
    {
        WriteOverall();
        WriteGroups();
        WriteStated();
        WriteDerived();
    }

    // A MetricFrame of one metric has numbers where others have tables: {"metric": "recall", "overall": 0.8, "by_group": {"F": 0.7, "M": 0.9}}.
    private static string? OnlyMetric(GroupFrame frame) =>
        frame.ByGroup.IsObject && frame.ByGroup.Members.All(member => !member.Value.IsObject && !member.Value.IsArray)
            ? frame.Frame.Get("metric", "metric_name", "metricName", "name")?.Text ?? "value"
            : null;

    private void WriteOverall()
    {
        if (_frame.Frame.Get("overall") is not { } overall)
        {
            return;
        }

        if (_onlyMetric is not null)
        {
            WriteValue(_onlyMetric, Slice.Overall, overall, Total(), []);
            return;
        }

        var cases = overall.Members.FirstOrDefault(member => FairnessWords.IsCount(member.Name)).Value is { IsNull: false } count ? count.Count : Total();
        var rates = Rates(overall.Members.Select(member => (member.Name, member.Value)));
        foreach (var (name, value) in overall.Members.Where(member => IsNew(member.Name, member.Value)))
        {
            WriteValue(name, Slice.Overall, value, cases, rates);
        }
    }

    // Each frame of a report repeats the overall values; one that says the same is not said again.
    private bool IsNew(string name, JsonAt value) => value.Number is not { } number || _overall.Add((name, number, _model));

    private void WriteGroups()
    {
        var rates = _table.Cells.GroupBy(cell => cell.Group).ToDictionary(group => group.Key, group => Rates(group.Select(cell => (cell.Metric, cell.Value))));
        foreach (var cell in _table.Cells)
        {
            WriteValue(cell.Metric, cell.Group, cell.Value, _counts.TryGetValue(cell.Group, out var count) ? count : null, rates[cell.Group]);
        }
    }

    private void WriteValue(string name, Slice slice, JsonAt value, long? cases, Dictionary<string, double> rates)
    {
        var isCount = FairnessWords.IsCount(name);
        var metric = isCount ? null : _sheet.Names.Known(name);
        var basis = cases is { } n && metric is not null ? Basis(n, metric, rates) : null;
        var attributes = Attributes.Of(
            ("model", _model),
            ("group-size", !isCount && !slice.IsOverall ? cases?.ToString(CultureInfo.InvariantCulture) : null));
        var about = new About(slice, basis?.SampleSize, basis?.Successes, Attributes: attributes);
        if (isCount)
        {
            _sheet.Measure(FairnessWords.GroupCount, "fairness", value, about with { Attributes = attributes.With((FactAttributes.SourceMetric, name)) });
        }
        else
        {
            _sheet.Measure(name, "performance", value, about);
        }
    }

    /// <summary>A rate rests on the cases its denominator counts; any other metric rests on all cases of the group.</summary>
    private static (long SampleSize, long? Successes)? Basis(long cases, MetricName metric, Dictionary<string, double> rates)
    {
        if (metric.Definition?.IsRate != true)
        {
            return (cases, null);
        }

        if (ConfusionCounts.Solve(cases, rates)?.Basis(metric.Id) is { } solved)
        {
            return (solved.SampleSize, solved.Successes);
        }

        return PartialRates.Contains(metric.Id) ? null : (cases, null);
    }

    private Dictionary<string, double> Rates(IEnumerable<(string Name, JsonAt Value)> values)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value.Number is { } number && !FairnessWords.IsCount(name) && _sheet.Names.Known(name) is { } metric)
            {
                rates.TryAdd(metric.Id, number);
            }
        }

        return rates;
    }

    private void WriteStated()
    {
        foreach (var (name, value) in _frame.Frame.Members)
        {
            if (FairnessWords.DisparityKind(name) is { } kind && value.IsObject)
            {
                var isShared = _frame.Part is not null && value.Get(_frame.Part) is null;
                foreach (var (metric, disparity) in (isShared || _frame.Part is null ? value : value.Get(_frame.Part)!.Value).Members)
                {
                    WriteDisparity(DisparityName(metric, kind), disparity, $"{metric} ({name})", isShared);
                }
            }
            else if (_sheet.Names.Known(name) is { Id: var id } known && id.StartsWith("fairness.", StringComparison.Ordinal))
            {
                WriteDisparity(known, value, name, _frame.Part is not null);
            }
            else if (value.Number is not null && _onlyMetric is not null && FairnessWords.DisparityKind(name) is { } only)
            {
                WriteDisparity(DisparityName(_onlyMetric, only), value, $"{_onlyMetric} ({name})", _frame.Part is not null);
            }
        }
    }

    private MetricName DisparityName(string metric, string kind)
    {
        var known = FairnessWords.IsCount(metric) ? new MetricName(FairnessWords.GroupCount, null, true) : _sheet.Names.Resolve(metric, "performance");
        return _sheet.Names.DisparityOf(known, kind);
    }

    /// <param name="metric">The disparity.</param>
    /// <param name="value">Its value.</param>
    /// <param name="source">Where the tool has it.</param>
    /// <param name="isShared">True where it stands beside comparisons by several features and is of none of them alone.</param>
    private void WriteDisparity(MetricName metric, JsonAt value, string source, bool isShared)
    {
        if (value.IsObject || value.IsArray)
        {
            return;
        }

        if (value.Number is { } shared && isShared)
        {
            _sheet.AddOnce(metric.Id, value.Pointer, shared, About.With((FactAttributes.SourceMetric, source), ("model", _model)));
        }
        else if (value.Number is { } number)
        {
            _stated.Add(metric.Id);
            _sheet.Add(metric.Id, value.Pointer, number, Disparity(_dimension, source, null));
        }
        else
        {
            _sheet.Note($"{value.Pointer}: {source} is not a number; passed over.");
        }
    }

    private void WriteDerived()
    {
        foreach (var table in _table.Cells.GroupBy(cell => DimensionOf(cell.Group), StringComparer.Ordinal))
        {
            WriteDerived(table.Key, [.. table]);
        }
    }

    private void WriteDerived(string dimension, List<GroupCell> cells)
    {
        var byMetric = cells
            .Where(cell => !FairnessWords.IsCount(cell.Metric) && cell.Value.Number is not null)
            .GroupBy(cell => cell.Metric, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => (Name: _sheet.Names.Resolve(group.Key, "performance"), Source: group.Key, Values: group.Select(cell => cell.Value.Number!.Value).ToList()))
            .ToList();
        foreach (var (name, source, values) in byMetric)
        {
            Derive(_sheet.Names.DisparityOf(name, "difference"), dimension, values.Max() - values.Min(), $"{source} by group", "max-min over groups");
        }

        foreach (var (name, source, values) in byMetric.Where(metric => metric.Name.Id == "fairness.selection_rate" && metric.Values.Max() > 0))
        {
            Derive(_sheet.Names.DisparityOf(name, "ratio"), dimension, values.Min() / values.Max(), $"{source} by group", "min/max over groups");
        }

        DeriveEqualizedOdds(dimension, byMetric.ToLookup(metric => metric.Name.Id, metric => metric.Values.Max() - metric.Values.Min(), StringComparer.Ordinal));
    }

    // Fairlearn: the greater of the differences in true and in false positive rate.
    private void DeriveEqualizedOdds(string dimension, ILookup<string, double> differences)
    {
        var truePositives = differences["performance.recall"].Concat(differences["performance.false_negative_rate"]).ToList();
        var falsePositives = differences["performance.false_positive_rate"].Concat(differences["performance.specificity"]).ToList();
        if (truePositives.Count > 0 && falsePositives.Count > 0)
        {
            var metric = _sheet.Names.Resolve("fairness.equalized_odds_difference", "fairness");
            Derive(metric, dimension, Math.Max(truePositives[0], falsePositives[0]), "true and false positive rate by group", "greater of the differences in true and false positive rate");
        }
    }

    private void Derive(MetricName metric, string dimension, double value, string source, string how)
    {
        if (!_stated.Contains(metric.Id))
        {
            _sheet.Add(metric.Id, _frame.ByGroup.Pointer, Math.Round(value, 12), Disparity(dimension, source, how));
        }
    }

    private About Disparity(string dimension, string source, string? derived)
    {
        var groups = _table.Cells.Select(cell => cell.Group).Distinct().Where(group => dimension == _dimension || DimensionOf(group) == dimension).ToList();
        var sizes = groups.Where(_counts.ContainsKey).Select(group => _counts[group]).ToList();
        long? smallest = sizes.Count > 0 ? sizes.Min() : null;
        return new(
            SampleSize: smallest,
            Attributes: Attributes.Of(
                (FactAttributes.Dimension, dimension),
                (FactAttributes.SourceMetric, source),
                ("derived", derived),
                ("groups", groups.Count.ToString(CultureInfo.InvariantCulture)),
                ("smallest-group", smallest?.ToString(CultureInfo.InvariantCulture)),
                ("model", _model)));
    }

    private static string DimensionOf(Slice group) => string.Join(", ", group.Dimensions);

    private long? Total() => _counts.Count > 0 && _counts.Count == _table.Cells.Select(cell => cell.Group).Distinct().Count() ? _counts.Values.Sum() : null;
}
