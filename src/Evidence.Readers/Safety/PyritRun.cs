using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// The outcomes and scores of a PyRIT export counted. A true/false score is true where the objective of the attack was reached, except for scorers of
/// refusals, where it is true where the system refused.
/// </summary>
internal sealed class PyritRun(FactSheet sheet)
{
    private const int MaxDepth = 8;

    private readonly PassCounts _outcomes = new();
    private readonly PassCounts _scores = new();
    private readonly PassCount _refusals = new();
    private readonly Dictionary<string, (string First, List<double> Values)> _scales = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _undetermined;

    public void Read(JsonAt root)
    {
        Walk(root, 0);
        Write("strategy", _outcomes);
        if (_outcomes.Size == 0)
        {
            Write("category", _scores);
        }
        else
        {
            WriteParts("category", _scores);
        }

        if (_refusals.Total > 0)
        {
            sheet.AddRate("safety.refusal_rate", _refusals.First!, _refusals.Passed, _refusals.Total);
        }

        foreach (var (category, scale) in _scales.OrderBy(scale => scale.Key, StringComparer.Ordinal))
        {
            sheet.Add("safety.harm_score", scale.First, Math.Round(scale.Values.Average(), 12), About.Sliced("category", category, (FactAttributes.Category, category)) with { SampleSize = scale.Values.Count });
        }

        if (_undetermined > 0)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"The outcome of {_undetermined} attacks is undetermined; they count neither way."));
        }
    }

    private void Walk(JsonAt here, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        if (here.Get("outcome")?.Text is { } outcome && here.Get("objective", "conversation_id", "executed_turns") is not null)
        {
            TakeOutcome(here, outcome);
        }
        else if (here.Get("score_value")?.Text is { } value)
        {
            TakeScore(here, value);
        }

        foreach (var child in here.Items.Concat(here.Members.Select(member => member.Value)).Where(child => child.IsObject || child.IsArray))
        {
            Walk(child, depth + 1);
        }
    }

    private void TakeOutcome(JsonAt attack, string outcome)
    {
        var word = outcome.Split('.')[^1].ToLowerInvariant();
        if (word is not ("success" or "failure"))
        {
            _undetermined++;
            return;
        }

        var identifier = attack.Get("attack_identifier", "attack_strategy_identifier");
        var strategy = identifier?.Get("__type__", "class_name", "name", "type")?.Text ?? identifier?.Text ?? attack.Get("attack", "attack_strategy")?.Text ?? "attack";
        _outcomes.Of(strategy).Count(word == "failure", attack.Pointer);
        if (attack.Get("timestamp")?.Time is { } time)
        {
            sheet.MeasuredAt ??= time;
        }
    }

    private void TakeScore(JsonAt score, string value)
    {
        // A score is stored with its piece and again with the attack.
        if (score.Get("id")?.Text is { } id && !_seen.Add(id))
        {
            return;
        }

        var category = Category(score);
        if (score.Get("score_type")?.Text is "float_scale")
        {
            TakeScale(score, category);
        }
        else if (bool.TryParse(value, out var isTrue))
        {
            var scorer = score.Get("scorer_class_identifier") is { } named ? named.Get("__type__", "class_name")?.Text ?? named.Text : null;
            var isRefusal = category.Contains("refusal", StringComparison.OrdinalIgnoreCase) || scorer?.Contains("Refusal", StringComparison.Ordinal) == true;
            if (isRefusal)
            {
                _refusals.Count(isTrue, score.Pointer);
            }
            else
            {
                _scores.Of(category).Count(!isTrue, score.Pointer);
            }
        }
    }

    private void TakeScale(JsonAt score, string category)
    {
        if (score.Get("score_value")?.Number is not { } number)
        {
            return;
        }

        if (!_scales.TryGetValue(category, out var scale))
        {
            _scales[category] = scale = (score.Pointer, []);
        }

        scale.Values.Add(number);
    }

    private static string Category(JsonAt score)
    {
        var category = score.Get("score_category");
        var text = category is { IsArray: true } list ? string.Join(", ", list.Items.Select(item => item.Text).OfType<string>()) : category?.Text;
        return string.IsNullOrWhiteSpace(text) ? "uncategorised" : text;
    }

    private void Write(string dimension, PassCounts counts)
    {
        var (passed, total) = (counts.All.Sum(one => one.Count.Passed), counts.All.Sum(one => one.Count.Total));
        if (total == 0)
        {
            return;
        }

        var pointer = counts.All.First().Count.First!;
        sheet.AddRate("safety.attack_success_rate", pointer, total - passed, total);
        sheet.AddRate("safety.pass_rate", pointer, passed, total);
        WriteParts(dimension, counts);
    }

    private void WriteParts(string dimension, PassCounts counts)
    {
        foreach (var (name, count) in counts.All)
        {
            var about = dimension == "category" ? About.Sliced("category", name, (FactAttributes.Category, name)) : About.Sliced(dimension, name);
            sheet.AddRate("safety.attack_success_rate", count.First!, count.Failed, count.Total, about);
            sheet.AddRate("safety.pass_rate", count.First!, count.Passed, count.Total, about);
        }
    }
}
