namespace Evidence.Controls;

/// <summary>What a control expects, and what there is of it.</summary>
/// <param name="Words">What is expected.</param>
/// <param name="Evidence">What serves, fresh or not.</param>
/// <param name="Refused">Artifacts of the right kind that do not serve, a sentence each.</param>
internal sealed record Expectation(string Words, IReadOnlyList<ControlEvidence> Evidence, IReadOnlyList<string> Refused)
{
    public bool IsMet => Evidence.Any(piece => piece.IsFresh);

    public bool IsStale => Evidence.Count > 0 && !IsMet;
}
