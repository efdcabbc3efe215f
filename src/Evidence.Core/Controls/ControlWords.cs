using Evidence.Facts;

namespace Evidence.Controls;

/// <summary>The sentences a control's status explains itself with.</summary>
internal static class ControlWords
{
    public static IEnumerable<string> Reasons(
        ControlStatus status,
        ControlJudgement.Standing standing,
        IReadOnlyList<ControlEvidence> evidence,
        CrosswalkPath? carrier,
        bool isContradicted)
    {
        if (isContradicted)
        {
            yield return "Artifacts contradict each other on the same dataset, so that none of them settles it.";
        }

        foreach (var sentence in status switch
        {
            ControlStatus.Evidenced => Evidenced(standing, carrier),
            ControlStatus.Partial => Partial(standing, evidence),
            ControlStatus.Stale => [$"All of its evidence is too old: {string.Join("; ", evidence.Take(3).Select(Piece))}."],
            _ => ["Nothing that was collected speaks for it."],
        })
        {
            yield return sentence;
        }
    }

    public static IEnumerable<string> Settle(bool isContradicted)
    {
        if (isContradicted)
        {
            yield return "Settle which of the contradicting artifacts is right and replace or remove the other.";
        }
    }

    private static IEnumerable<string> Evidenced(ControlJudgement.Standing standing, CrosswalkPath? carrier)
    {
        if (standing.Expectations.Count > 0 && standing.Expectations.All(expectation => expectation.IsMet))
        {
            foreach (var expectation in standing.Expectations)
            {
                yield return $"{expectation.Words.TrimEnd('.')}: {Piece(expectation.Evidence.First(piece => piece.IsFresh))}.";
            }
        }
        else if (carrier is not null)
        {
            yield return $"{carrier.Origin} is evidenced and covers it ({Chain(carrier)}).";
        }
    }

    private static IEnumerable<string> Partial(ControlJudgement.Standing standing, IReadOnlyList<ControlEvidence> evidence)
    {
        if (standing.Expectations.Count > 0)
        {
            yield return $"{standing.Expectations.Count(expectation => expectation.IsMet)} of {standing.Expectations.Count} expectations {(standing.Expectations.Count == 1 ? "is" : "are")} met by fresh direct evidence.";
        }

        foreach (var stale in standing.Expectations.Where(expectation => expectation.IsStale))
        {
            yield return $"Too old: {Piece(stale.Evidence[0])}.";
        }

        if (!evidence.Any(piece => piece is { IsFresh: true, Strength: MappingStrength.Direct }))
        {
            yield return $"Only supporting evidence: {string.Join("; ", evidence.Where(piece => piece.IsFresh).Take(3).Select(Piece))}.";
        }
    }

    private static string Piece(ControlEvidence piece)
    {
        var age = $"'{piece.ArtifactName}' ({piece.Artifact.Short}), made {Figure.Day(piece.Age)}";
        var until = piece.FreshUntil is { } end ? $", fresh until {Figure.Day(end)}" : "";
        var via = piece.Via.Count > 0 ? $", via {string.Join(" then ", piece.Via)}" : "";
        return age + until + via;
    }

    private static string Chain(CrosswalkPath path) =>
        path.Hops.Count == 1
            ? path.Hops[0]
            : $"{string.Join(" then ", path.Hops)}; the weakest hop counts: {path.Relation.ToString().ToLowerInvariant()}";
}
