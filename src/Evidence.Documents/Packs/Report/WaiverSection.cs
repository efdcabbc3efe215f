using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>What was accepted, by whom and until when, and who decided.</summary>
internal static class WaiverSection
{
    public static IEnumerable<Block> Of(PackContent content)
    {
        yield return new Block.Heading(1, "Waivers and sign-offs");
        Waiver[] waivers = [.. content.Policy.Waivers.Where(waiver => waiver.IsFor(content.Release)).OrderBy(waiver => waiver.Expires)];
        yield return new Block.Heading(2, "Waivers");
        yield return waivers.Length == 0
            ? new Block.Paragraph("Nothing is waived for this release.")
            : new Block.Table(
                "Waivers: what, why, who, until when",
                [("Waiver", 170), ("Reason", 225), ("Residual risk", 220), ("Accepted by", 160), ("Until", 125), ("State", 100)],
                [.. waivers.Select(waiver => Row(content, waiver))],
                HasCaption: false);
        yield return new Block.Heading(2, "Decisions");
        yield return content.Decisions.Count == 0
            ? new Block.Paragraph("Nobody has decided on this pack yet.")
            : new Block.Table(
                "Decisions: who, what, when, and the manifest they saw",
                [("Who", 200), ("Role", 155), ("Decision", 115), ("When", 125), ("Note", 235), ("Saw manifest", 170)],
                [.. content.Decisions.Select(Row)],
                HasCaption: false);
    }

    private static IReadOnlyList<Cell> Row(PackContent content, Waiver waiver)
    {
        var why = waiver.WhyNotValid(content.AsOf);
        return
        [
            Cell.Lines([new Run(waiver.Id, IsBold: true)], [new Run(waiver.Gate ?? waiver.Control ?? "", IsSmall: true)]),
            waiver.Reason,
            waiver.ResidualRisk,
            new Cell([.. waiver.ApprovedBy.Select(person => new Run[] { Words.Breakable(person) })]),
            Words.Day(waiver.Expires),
            why is null ? new Run("Valid", Chip: Tone.Caution)
                : waiver.Expires < content.AsOf ? new Run("Lapsed", Chip: Tone.Muted)
                : Cell.Lines([new Run("Not valid", Chip: Tone.Bad)], [new Run(why, IsSmall: true)]),
        ];
    }

    private static IReadOnlyList<Cell> Row(Decision decision) =>
    [
        Words.Breakable(decision.By),
        decision.Role ?? "",
        decision.Kind == DecisionKind.Approve ? new Run("Approved", Chip: Tone.Good) : new Run("Rejected", Chip: Tone.Bad),
        Words.Day(decision.At),
        decision.Note,
        new Run(decision.Saw.Short, IsCode: true),
    ];
}
