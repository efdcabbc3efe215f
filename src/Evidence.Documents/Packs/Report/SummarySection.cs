using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;

namespace Evidence.Documents.Packs.Report;

/// <summary>Page one: what the gates say, why, what may go wrong, and what can be done.</summary>
internal static class SummarySection
{
    private const int MostReasons = 4;
    private const int MostRisks = 3;
    private const int MostMeasures = 5;
    private const int MostFrameworks = 6;

    public static IEnumerable<Block> Of(PackContent content)
    {
        yield return new Block.Paragraph($"{content.Product.Name} {content.Release.Version}", Block.Face.Title);
        yield return new Block.Paragraph($"Launch evidence pack, judged as of {Figure.Day(content.AsOf)} {content.AsOf.UtcDateTime:HH:mm} UTC", Block.Face.Subtitle);
        yield return new Block.Banner(Words.ToneOf(content.Disposition.Kind), Words.Of(content.Disposition.Kind), Counts(content));
        yield return new Block.Paragraph([.. About(content)], Block.Face.Small);
        yield return new Block.Paragraph("Why", Block.Face.Label);
        yield return Block.Bullets.Of(Reasons(content));
        if (content.Disposition.Reasons.Count == 1 && Measures(content) is { } measures)
        {
            yield return new Block.Paragraph("What it rests on", Block.Face.Label);
            yield return measures;
        }

        yield return new Block.Paragraph("Top risks", Block.Face.Label);
        yield return Risks(content);
        yield return new Block.Paragraph("Control coverage", Block.Face.Label);
        yield return Coverage(content);
        yield return new Block.Paragraph("Options", Block.Face.Label);
        yield return OptionTable.Of(content);
        yield return new Block.Paragraph("Decision", Block.Face.Label);
        yield return new Block.Paragraph(Decided(content));
    }

    private static string Counts(PackContent content)
    {
        var passed = content.Gates.Count(result => result.Outcome == GateOutcome.Pass);
        var waived = content.Gates.Count(result => result.Outcome == GateOutcome.Waived);
        var blocking = content.Gates.Count(result => !result.Outcome.LetsThrough() && result.Gate.Severity == GateSeverity.Blocking);
        var conditional = content.Gates.Count(result => !result.Outcome.LetsThrough() && result.Gate.Severity == GateSeverity.Conditional);
        var incomplete = content.Sources.Count(source => source.State != SourceState.Complete);
        return $"{passed} of {Words.Count(content.Gates.Count, "gate")} pass"
            + (waived > 0 ? $", {waived} waived" : "")
            + (blocking > 0 ? $", {blocking} blocking not passed" : "")
            + (conditional > 0 ? $", {conditional} conditional not passed" : "")
            + $". {(incomplete == 0 ? $"All {content.Sources.Count} sources gave everything" : $"{incomplete} of {Words.Count(content.Sources.Count, "source")} did not give everything")}.";
    }

    private static IEnumerable<Run> About(PackContent content)
    {
        var release = content.Release;
        yield return new Run("Risk tier ", IsBold: true);
        yield return $"{(int)release.Tier} ({release.Tier switch { Releases.RiskTier.Tier1 => "high", Releases.RiskTier.Tier2 => "medium", _ => "low" }})   ";
        yield return new Run("Policy ", IsBold: true);
        yield return $"{content.Policy.Title}   ";
        if (release.LaunchDate is { } launch)
        {
            yield return new Run("Planned launch ", IsBold: true);
            yield return $"{launch:yyyy-MM-dd}   ";
        }

        if ((release.Owner ?? content.Product.Owner) is { } owner)
        {
            yield return new Run("Owner ", IsBold: true);
            yield return $"{owner}   ";
        }

        if (release.Baseline is { } baseline)
        {
            yield return new Run("Compared with ", IsBold: true);
            yield return $"{baseline}   ";
        }

        yield return new Run("Intended use ", IsBold: true);
        yield return Words.Shorten(release.IntendedUse, 160).TrimEnd('.') + ".";
        if (release.OutOfScope is { Count: > 0 } not)
        {
            yield return new Run(" Not for ", IsBold: true);
            yield return Words.Shorten(string.Join("; ", not.Select(use => use.TrimEnd('.'))), 120).TrimEnd('.') + ".";
        }
    }

    private static IEnumerable<string> Reasons(PackContent content)
    {
        foreach (var reason in content.Disposition.Reasons.Take(MostReasons))
        {
            yield return Words.Shorten(reason, 260);
        }

        if (content.Disposition.Reasons.Count > MostReasons)
        {
            yield return $"{Words.Count(content.Disposition.Reasons.Count - MostReasons, "more reason")}: see Gates and Limits of the evidence.";
        }
    }

    private static Block.Table? Measures(PackContent content)
    {
        GateResult[] measured = [.. content.Gates.Where(result => result is { Observed: not null, Gate.Rule: GateRule.Threshold or GateRule.Regression }).Take(MostMeasures)];
        return measured.Length == 0 ? null : new Block.Table(
            "The first gates on metrics",
            [("Gate", 430), ("Observed", 160), ("Bound", 150), ("Asked for", 160), ("Cases", 100)],
            [.. measured.Select(result => (IReadOnlyList<Cell>)
            [
                result.Gate.Title,
                new Run(Figure.Of(result.Observed!.Value, result.Unit), IsBold: true),
                result.Gate.Rule == GateRule.Threshold && result.Bound is { } bound ? Figure.Of(bound, result.Unit) : "",
                GateSection.Asked(result),
                result.SampleSize is { } cases ? Figure.Of(cases) : "",
            ])],
            HasCaption: false);
    }

    private static Block Risks(PackContent content)
    {
        RiskEntry[] open = [.. content.Risks.Where(risk => !RiskRegister.IsSettled(risk)).OrderBy(RiskRegister.Rank).Take(MostRisks)];
        return open.Length == 0
            ? new Block.Paragraph("No open risk or finding is recorded.")
            : new Block.Table(
                "The gravest open risks",
                [("Risk", 430), ("Severity", 110), ("State", 110), ("Owner", 170), ("What is left", 180)],
                [.. open.Select(risk => (IReadOnlyList<Cell>)
                [
                    Cell.Of(new Run(risk.Id + "  ", IsBold: true), Words.Shorten(risk.Title, 90)),
                    new Run(Words.Capital(risk.Severity), Chip: Words.ToneOfSeverity(risk.Severity)),
                    risk.State,
                    Words.Breakable(Words.Shorten(risk.Owner ?? "nobody named", 40)),
                    Words.Shorten(risk.ResidualRisk ?? "not stated", 60),
                ])],
                HasCaption: false);
    }

    private static Block Coverage(PackContent content) => content.Frameworks.Count == 0
        ? new Block.Paragraph("No framework is assessed.")
        : new Block.Table(
            "Controls by framework and status",
            [("Framework", 425), .. CoverageSection.Order.Select(status => (Words.Of(status), 115))],
            [.. content.Frameworks.Take(MostFrameworks).Select(framework => (IReadOnlyList<Cell>)
            [
                $"{framework.Title} {framework.Version}",
                .. CoverageSection.Order.Select(status => Count(content, framework.Id, status)),
            ])],
            HasCaption: false);

    private static Cell Count(PackContent content, string framework, Controls.ControlStatus status)
    {
        var count = content.Controls.Count(control => control.Control.Framework == framework && control.Status == status);
        return count == 0 ? "0" : new Run($"\u00A0{count}\u00A0", Chip: Words.ToneOf(status));
    }

    private static string Decided(PackContent content)
    {
        var roles = content.Policy.SignOffs
            .Where(rule => rule.Tiers.Count == 0 || rule.Tiers.Contains(content.Release.Tier))
            .SelectMany(rule => rule.Roles)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var wanted = roles.Length == 0 ? "The policy names nobody who must decide." : $"Must decide: {string.Join(", ", roles)}.";
        return content.Decisions.Count == 0
            ? $"{wanted} Nobody has decided yet."
            : $"{wanted} {string.Join(" ", content.Decisions.TakeLast(3).Select(decision => $"{decision.By}{(decision.Role is null ? "" : $" ({decision.Role})")} {(decision.Kind == DecisionKind.Approve ? "approved" : "rejected")} on {Figure.Day(decision.At)}."))}";
    }
}
