using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>The risk register.</summary>
internal static class RiskSection
{
    private const int MostRows = 60;

    public static IEnumerable<Block> Of(PackContent content, CitationList citations)
    {
        yield return new Block.Heading(1, "Risk register");
        if (content.Risks.Count == 0)
        {
            yield return new Block.Paragraph("No risk or finding is recorded, in ticketing or in the workspace.");
            yield break;
        }

        yield return new Block.Table(
            "Risks and findings: severity, state, owner, mitigation, residual risk, history",
            [("Risk", 290), ("Severity", 105), ("State", 105), ("Owner", 180), ("Mitigation and residual risk", 240), ("Ref.", 80)],
            [.. content.Risks.Take(MostRows).Select(risk => Row(risk, citations))],
            HasCaption: false);
        if (content.Risks.Count > MostRows)
        {
            yield return new Block.Paragraph($"{content.Risks.Count - MostRows} more are in risks.json.", Block.Face.Small);
        }
    }

    private static IReadOnlyList<Cell> Row(RiskEntry risk, CitationList citations) =>
    [
        Cell.Lines([new Run(risk.Id + "  ", IsBold: true), risk.Title], [new Run(History(risk), IsSmall: true)]),
        new Run(Words.Capital(risk.Severity), Chip: Words.ToneOfSeverity(risk.Severity)),
        new Run(Words.Capital(risk.State), Chip: RiskRegister.IsSettled(risk) ? Tone.Good : risk.State == "accepted" ? Tone.Caution : Tone.Bad),
        Words.Breakable(risk.Owner ?? "nobody named"),
        $"{risk.Mitigation?.TrimEnd('.') ?? "No mitigation stated"}. {(risk.ResidualRisk is { } left ? $"Left: {left.TrimEnd('.')}." : "Residual risk not stated.")}",
        risk.Artifact is { } artifact ? new Cell([citations.Cite([artifact])]) : "",
    ];

    private static string History(RiskEntry risk) =>
        string.Join(", ", (risk.History ?? []).Select(change => $"{change.State} {Words.Day(change.At)}"));
}
