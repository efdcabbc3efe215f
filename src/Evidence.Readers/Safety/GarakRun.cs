using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>One garak report while it is read.</summary>
internal sealed class GarakRun(FactSheet sheet) : IJsonLines
{
    private readonly List<GarakEvaluation> _evaluations = [];
    private readonly PassCounts _hits = new();
    private long _attempts;
    private bool _isComplete;
    private bool _isReport;

    public void Take(JsonAt line, string pointer)
    {
        switch (line.Get("entry_type")?.Text)
        {
            case null:
                TakeHit(line, pointer);
                break;
            case "init":
                _isReport = true;
                sheet.Tool = $"garak {line.Get("garak_version")?.Text}".TrimEnd();
                sheet.MeasuredAt = line.Get("start_time")?.Time;
                break;
            case "attempt":
                // An attempt is written when it is made (1) and again when it is judged (2).
                _attempts += line.Get("status")?.Number is null or 2 ? 1 : 0;
                break;
            case "eval":
                TakeEvaluation(line, pointer);
                break;
            case "completion" or "digest":
                _isComplete = true;
                break;
            default:
                _isReport = true;
                break;
        }
    }

    public string? Finish(out string? kind)
    {
        kind = null;
        sheet.Tool ??= "garak";
        WriteOverall();
        foreach (var evaluation in _evaluations)
        {
            sheet.AddRate("safety.probe_pass_rate", evaluation.Pointer, evaluation.Passed, evaluation.Total, evaluation.About());
        }

        foreach (var (probe, count) in _hits.All)
        {
            sheet.Add("safety.hits", count.First!, count.Total, About.Sliced("probe", probe, (FactAttributes.Category, GarakEvaluation.ModuleOf(probe))));
        }

        return Conclude();
    }

    private string? Conclude()
    {
        if (_attempts > 0)
        {
            sheet.Add("safety.attempts", "line 1", _attempts);
        }

        if (_hits.Size == 0 && _evaluations.Count == 0)
        {
            sheet.Note("The report holds no evaluation of a probe: the run did not come to an end, or probed nothing.");
            return _isReport || _attempts > 0 ? null : "no line is an entry of a report.";
        }

        if (!_isComplete && _hits.Size == 0)
        {
            sheet.Note("The report has no completion entry: the run may not have come to an end.");
        }

        return null;
    }

    private void TakeEvaluation(JsonAt line, string pointer)
    {
        if (GarakEvaluation.Read(line, pointer) is not { } evaluation)
        {
            sheet.Note($"{pointer}: the evaluation does not say how many outputs passed; passed over.");
        }
        else if (evaluation.Total == 0)
        {
            sheet.Note($"{pointer}: no output to {evaluation.Probe} was judged by {evaluation.Detector}; there is no rate.");
        }
        else
        {
            _evaluations.Add(evaluation);
        }
    }

    private void TakeHit(JsonAt line, string pointer)
    {
        if (line.Get("probe")?.Text is { } probe)
        {
            _hits.Of(GarakEvaluation.Plain(probe)).Count(false, pointer);
        }
    }

    private void WriteOverall()
    {
        if (_evaluations.Count == 0)
        {
            return;
        }

        var (passed, total) = (_evaluations.Sum(one => one.Passed), _evaluations.Sum(one => one.Total));
        var about = About.With(("evaluations", _evaluations.Count.ToString(CultureInfo.InvariantCulture)));
        sheet.AddRate("safety.pass_rate", _evaluations[0].Pointer, passed, total, about);
        sheet.AddRate("safety.attack_success_rate", _evaluations[0].Pointer, total - passed, total, about);
        foreach (var module in _evaluations.GroupBy(one => one.Module, StringComparer.Ordinal))
        {
            var (pointer, part) = (module.First().Pointer, About.Sliced("category", module.Key, (FactAttributes.Category, module.Key)));
            sheet.AddRate("safety.pass_rate", pointer, module.Sum(one => one.Passed), module.Sum(one => one.Total), part);
            sheet.AddRate("safety.attack_success_rate", pointer, module.Sum(one => one.Failed), module.Sum(one => one.Total), part);
        }
    }
}
