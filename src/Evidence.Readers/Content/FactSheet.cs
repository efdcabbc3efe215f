using System.Globalization;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;

namespace Evidence.Readers.Content;

/// <summary>Collects the facts and notes of one artifact, in its order.</summary>
internal sealed class FactSheet(Artifact artifact, MetricVocabulary vocabulary)
{
    /// <summary>Most facts kept of one artifact; more are counted in a note.</summary>
    public const int MaxFacts = 50_000;

    private const int MaxNotes = 200;

    private readonly List<Fact> _facts = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<(string Metric, Slice Slice, double Number)> _once = [];
    private int _droppedFacts;
    private int _droppedNotes;

    /// <summary>What is read.</summary>
    public Artifact Artifact => artifact;

    /// <summary>Names of metrics.</summary>
    public MetricNames Names { get; } = new(vocabulary);

    /// <summary>When the artifact says it was measured; given to each fact that has no time of its own.</summary>
    public DateTimeOffset? MeasuredAt { get; set; }

    /// <summary>The tool that wrote it; given to each fact.</summary>
    public string? Tool { get; set; }

    /// <summary>True where nothing was found yet.</summary>
    public bool IsEmpty => _facts.Count == 0;

    /// <summary>The facts so far.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    /// <summary>A number under a metric of the vocabulary.</summary>
    public void Add(string metric, string pointer, double number, in About about = default)
    {
        if (double.IsFinite(number))
        {
            Keep(new Fact(artifact.Digest, metric, pointer, Number: number, Slice: about.Slice, SampleSize: about.SampleSize, Successes: about.Successes), about);
        }
        else
        {
            Note($"{At(pointer)}: not a finite number; passed over.");
        }
    }

    /// <summary>A number that documents repeat: said once for the same metric, slice and value.</summary>
    public void AddOnce(string metric, string pointer, double number, in About about = default)
    {
        if (_once.Add((metric, about.Slice, number)))
        {
            Add(metric, pointer, number, about);
        }
    }

    /// <summary>A share of cases: its value, how many cases there were and how many of them counted. Nothing where there were no cases.</summary>
    public void AddRate(string metric, string pointer, long successes, long sampleSize, in About about = default)
    {
        if (sampleSize > 0)
        {
            Add(metric, pointer, (double)successes / sampleSize, about with { SampleSize = sampleSize, Successes = successes });
        }
    }

    /// <summary>A text under a metric of the vocabulary.</summary>
    public void AddText(string metric, string pointer, string text, in About about = default) =>
        Keep(new Fact(artifact.Digest, metric, pointer, Text: Words.OneLine(text, 1000), Slice: about.Slice, SampleSize: about.SampleSize), about);

    /// <summary>
    /// A number under the name a tool gives it: normalised where the vocabulary knows it, else kept under its own name in the group. What is not a
    /// number, or not a share where one is due, is noted.
    /// </summary>
    /// <returns>True where it became a fact.</returns>
    public bool Measure(string name, string group, JsonAt value, in About about = default)
    {
        if (value.Element.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Object or JsonValueKind.Array)
        {
            return false;
        }

        if (value.Number is not { } number)
        {
            Note($"{At(value.Pointer)}: {Words.OneLine(name, 60)} is {NotANumber(value)}, not a number; passed over.");
            return false;
        }

        return Measure(name, group, value.Pointer, number, about);
    }

    /// <inheritdoc cref="Measure(string,string,JsonAt,in About)"/>
    public bool Measure(string name, string group, string pointer, double number, in About about = default)
    {
        var metric = Names.Resolve(name, group);
        if (!metric.Allows(number))
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"{At(pointer)}: {Words.OneLine(name, 60)} is {number}, not a share between 0 and 1; passed over."));
            return false;
        }

        var attributes = about.Attributes.With(
            (FactAttributes.SourceMetric, metric.IsRenamed ? about.Attributes?.GetValueOrDefault(FactAttributes.SourceMetric) ?? name : null),
            (FactAttributes.Dataset, about.Attributes?.GetValueOrDefault(FactAttributes.Dataset) ?? metric.Dataset),
            (FactAttributes.Dimension, about.Attributes?.GetValueOrDefault(FactAttributes.Dimension) ?? metric.Dimension));
        Add(metric.Id, pointer, number, about with { Attributes = attributes });
        return true;
    }

    /// <summary>A part that was passed over, and why, in one line.</summary>
    public void Note(string note)
    {
        if (_notes.Count < MaxNotes)
        {
            _notes.Add(Words.OneLine(note, 300));
        }
        else
        {
            _droppedNotes++;
        }
    }

    /// <summary>The reading.</summary>
    public Reading Read(string reader, string? kind) => new(artifact.Digest, reader, artifact.Kind ?? kind, _facts, Notes: AllNotes());

    /// <summary>A reading that says why there is none.</summary>
    public Reading Refuse(string? reader, string? kind, string reason) =>
        new(artifact.Digest, reader, artifact.Kind ?? kind, [], Unread: Words.OneLine(reason, 300));

    /// <summary>A pointer for people; the pointer to a whole JSON document is empty.</summary>
    public static string At(string pointer) => pointer.Length == 0 ? "The document" : pointer;

    private static string NotANumber(JsonAt value) => value.IsNull ? "null" : Words.OneLine(value.Text ?? "", 40) is { Length: > 0 } text ? $"'{text}'" : "empty";

    private void Keep(Fact fact, in About about)
    {
        if (_facts.Count >= MaxFacts)
        {
            _droppedFacts++;
            return;
        }

        _facts.Add(fact with
        {
            MeasuredAt = about.MeasuredAt ?? MeasuredAt,
            Attributes = about.Attributes.With((FactAttributes.Tool, about.Attributes?.GetValueOrDefault(FactAttributes.Tool) ?? Tool)),
        });
    }

    private List<string>? AllNotes()
    {
        var notes = new List<string>(_notes);
        if (_droppedNotes > 0)
        {
            notes.Add($"{_droppedNotes} more notes were left out.");
        }

        if (_droppedFacts > 0)
        {
            notes.Add($"Only the first {MaxFacts} facts were kept; {_droppedFacts} more were left out.");
        }

        return notes.Count == 0 ? null : notes;
    }
}
