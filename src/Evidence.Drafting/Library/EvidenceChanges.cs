using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Drafting.Extractive;

namespace Evidence.Drafting.Library;

/// <summary>What of the ground of an answer moved between two states of the evidence.</summary>
internal sealed class EvidenceChanges
{
    private readonly EvidenceState _now;
    private readonly EvidenceState? _before;
    private readonly EvidenceBase _base;
    private readonly FactFilling _facts;
    private readonly FactFilling? _factsBefore;
    private readonly HashSet<Sha256Digest> _digests;

    public EvidenceChanges(EvidenceState now, EvidenceState? before, DateTimeOffset asOf, FactFormat format)
    {
        _now = now;
        _before = before;
        _base = new(now, DisclosureLevel.Internal, asOf);
        _facts = new(_base, format);
        _factsBefore = before is null ? null : new(new EvidenceBase(before, DisclosureLevel.Internal, asOf), format);
        _digests = [.. now.Artifacts.Select(artifact => artifact.Digest)];
    }

    /// <summary>Why an entry is touched, a sentence each; empty: it is not.</summary>
    public IReadOnlyList<string> Reasons(LibraryAnswer answer)
    {
        if (_before is null)
        {
            return [.. _base.Weaknesses(answer).Distinct()];
        }

        return [.. answer.Evidence.Select(Moved).OfType<string>().Concat(FactReasons(answer)).Distinct()];
    }

    /// <summary>Why something that was cited no longer stands as it was; null: it does.</summary>
    public string? Moved(Citation cited) => cited.Kind switch
    {
        CitationKind.Fact or CitationKind.Artifact when cited.Sha256 is { } digest && !_digests.Contains(digest) => $"{cited.Id} ({cited.Quote}) was replaced or withdrawn.",
        CitationKind.Control when ControlRef.TryParse(cited.Id, out var control) => ControlMoved(control),
        _ => null,
    };

    /// <summary>The entry's text with its facts as they are now; null where one cannot be filled in.</summary>
    public string? Correction(LibraryAnswer answer) => _facts.Fill(answer.Text) is { IsIncomplete: false } filled ? filled.Text : null;

    private string? Moved(string evidence) => ControlRef.TryParse(evidence, out var control) ? ControlMoved(control) : KindMoved(evidence);

    private string? KindMoved(string kind)
    {
        var (now, before) = (DigestsOf(_now, kind), DigestsOf(_before!, kind));
        return now.SetEquals(before) ? null
            : now.Count == 0 ? $"There is no evidence of kind '{kind}' any more."
            : before.Count == 0 ? $"There is evidence of kind '{kind}' now, and there was none."
            : $"The evidence of kind '{kind}' changed.";
    }

    private string? ControlMoved(ControlRef control)
    {
        var (now, before) = (Find(_now, control), _before is null ? null : Find(_before, control));
        return now is null || before is null ? null
            : now.Status != before.Status ? $"Control {control} was {Word(before.Status)} and is {Word(now.Status)}."
            : now.Evidence.Select(evidence => evidence.Artifact).ToHashSet().SetEquals(before.Evidence.Select(evidence => evidence.Artifact)) ? null
            : $"The evidence for control {control} changed.";
    }

    private IEnumerable<string> FactReasons(LibraryAnswer answer) =>
        FactPlaceholder.In(answer.Text)
            .Where(placeholder => _facts.Fill(placeholder.Whole).Text != _factsBefore!.Fill(placeholder.Whole).Text)
            .Select(placeholder => $"The fact '{placeholder.Metric}' changed.");

    private static HashSet<Sha256Digest> DigestsOf(EvidenceState state, string kind)
    {
        var kinds = state.Readings.DistinctBy(reading => reading.Artifact).ToDictionary(reading => reading.Artifact, reading => reading.Kind);
        return [.. state.Artifacts.Where(artifact => (artifact.Kind ?? kinds.GetValueOrDefault(artifact.Digest)) == kind).Select(artifact => artifact.Digest)];
    }

    private static ControlAssessment? Find(EvidenceState state, ControlRef control) => state.Controls.FirstOrDefault(assessment => assessment.Control == control);

    private static string Word(ControlStatus status) => status == ControlStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();
}
