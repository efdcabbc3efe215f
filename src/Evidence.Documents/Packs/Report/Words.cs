using System.Text.Json;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>How records are put in words.</summary>
internal static class Words
{
    public static string Of(DispositionKind kind) => kind switch
    {
        DispositionKind.Go => "Go",
        DispositionKind.ConditionalGo => "Conditional go",
        _ => "No-go",
    };

    public static Tone ToneOf(DispositionKind kind) => kind switch
    {
        DispositionKind.Go => Tone.Good,
        DispositionKind.ConditionalGo => Tone.Caution,
        _ => Tone.Bad,
    };

    public static string Of(GateOutcome outcome) => outcome.ToString();

    public static Tone ToneOf(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Pass => Tone.Good,
        GateOutcome.Waived or GateOutcome.Inconclusive => Tone.Caution,
        GateOutcome.Stale => Tone.Aged,
        _ => Tone.Bad,
    };

    public static string Of(ControlStatus status) => status == ControlStatus.NotApplicable ? "Not applicable" : status.ToString();

    public static Tone ToneOf(ControlStatus status) => status switch
    {
        ControlStatus.Evidenced => Tone.Good,
        ControlStatus.Partial => Tone.Caution,
        ControlStatus.Stale => Tone.Aged,
        ControlStatus.Missing => Tone.Bad,
        _ => Tone.Muted,
    };

    public static Tone ToneOf(SourceState state) => state switch
    {
        SourceState.Complete => Tone.Good,
        SourceState.Partial => Tone.Caution,
        _ => Tone.Bad,
    };

    public static Tone ToneOfSeverity(string severity) => severity switch
    {
        "critical" or "high" => Tone.Bad,
        "medium" => Tone.Caution,
        _ => Tone.Muted,
    };

    public static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Day(DateTimeOffset? time) => time is { } at ? Figure.Day(at) : "";

    public static string Value(double? value, string? unit) => value is { } number ? Figure.Of(number, unit) : "";

    /// <summary>The last part of a metric's name, as words.</summary>
    public static string Metric(string metric) => metric.Split('.')[^1].Replace('_', ' ');

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{Figure.Of((long)count)} {many ?? one + "s"}";

    /// <summary>An address that may break after its @, so that it fits a narrow column.</summary>
    public static string Breakable(string address) => address.Replace("@", "@\u200B", StringComparison.Ordinal);

    /// <summary>Controls by framework: <c>nist-ai-rmf GOVERN 1.1, GOVERN 1.2; iso-23894 5.4.1</c>; at most so many.</summary>
    public static string Names(IReadOnlyCollection<ControlRef> controls, int most = 6)
    {
        var named = controls.Take(most).GroupBy(control => control.Framework, StringComparer.Ordinal).Select(group => $"{group.Key} {string.Join(", ", group.Select(control => control.Id))}");
        return string.Join("; ", named) + (controls.Count > most ? $" and {controls.Count - most} more" : "");
    }

    /// <summary>Cut at a word, with an ellipsis, where it is longer.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', longest - 1);
        return string.Concat(text.AsSpan(0, cut > longest / 2 ? cut : longest - 1).TrimEnd(",.;: "), "\u2026");
    }
}
