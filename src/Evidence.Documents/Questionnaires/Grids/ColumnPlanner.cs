using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Decides from headers and contents together which column asks and which ones take the answer.</summary>
internal static class ColumnPlanner
{
    private const int MostColumns = 64;

    /// <summary>The plan of a headed region; null: no column asks anything.</summary>
    public static ColumnPlan? Plan(Grid grid, HeaderRegion region)
    {
        var columns = Columns(grid, region);
        var question = columns
            .Where(CanAsk)
            .Select(c => (Column: c, Score: AskScore(c)))
            .Where(c => c.Score >= (columns.Any(o => o != c.Column && CanTake(o)) ? 0.6 : 0.9))
            .OrderByDescending(c => c.Score)
            .ThenBy(c => c.Column.Column)
            .FirstOrDefault()
            .Column ?? Listed(columns) ?? OnlyBefore(columns);
        if (question is null)
        {
            return null;
        }

        // Headings between the questions say nothing of the columns: only the rows that ask count.
        var rows = region.Body.Where(r => grid.At(r, question.Column) is { HasText: true } c && c.Row == r).ToList();
        var apart = rows.Where(r => grid.Row(r).Count > 1).ToList();
        var asking = region with { Body = apart.Count > 0 ? apart : rows };
        var plan = Targets(Columns(grid, asking), question);
        return IsConvincing(plan, question, columns) ? plan : null;
    }

    // Before the question an answer has its place only where the header is clear, and the column is not the labels of a form.
    private static bool IsLeftPlace(HeadedColumn c) => c.Says(ColumnRole.Answer) >= 0.8 && (c.Profile.Open >= 0.3 || c.Profile.Listed > 0.3 || c.IsForRespondent);

    // A list of things, each with a box or a list of options beside it, asks of every one of them.
    private static HeadedColumn? Listed(List<HeadedColumn> columns)
    {
        var first = columns.FirstOrDefault(c => CanAsk(c) && c.Profile.Filled >= 0.9 && c.Profile.Open == 0);
        return first is not null && columns.Any(c => c.Column > first.Column && OffersChoice(c)) ? first : null;
    }

    // "Item" and "Response": the only words before a place that is clearly for answers.
    private static HeadedColumn? OnlyBefore(List<HeadedColumn> columns)
    {
        var place = columns.FirstOrDefault(c => c.Says(ColumnRole.Answer) >= 0.8 && CanTake(c) && c.Profile.Filled < 0.5);
        return place is not null && columns.Where(c => c.Column < place.Column && c.Header.Length > 0 && CanAsk(c)).ToList() is [{ Profile.Filled: >= 0.3, IsSecondLanguage: false } only] ? only : null;
    }

    private static bool OffersChoice(HeadedColumn c) => (c.Options.Count > 0 || c.Profile.Listed >= 0.5) && (c.Profile.Open >= 0.9 || c.Profile.ChoiceLike >= 0.9) && c.Says(ColumnRole.Internal) < HeaderReading.Certain;

    // "Documents provided (Y/N)" asks whether there are any, and neither takes the answer nor names them.
    private static bool IsOnEvidence(HeadedColumn c) => c.Best is { Role: ColumnRole.Reference, Weight: >= 0.8 } && c.Says(ColumnRole.Answer) < 0.8 && c.Options.Count + c.Profile.Listed > 0;

    private static List<HeadedColumn> Columns(Grid grid, HeaderRegion region) =>
        [.. Enumerable.Range(0, Math.Min(grid.ColumnCount, MostColumns)).Select(c => new HeadedColumn(grid, region, c))];

    private static bool CanAsk(HeadedColumn c) =>
        c.Profile.Filled >= 0.15 && c.Profile.IdLike < 0.6 && c.Profile.ChoiceLike < 0.5 && !c.Profile.IsCodes && !c.IsOption && c.Profile.TickLike < 0.5
        && c.Says(ColumnRole.Other) < 0.99 && !c.IsSecondLanguage;

    private static double AskScore(HeadedColumn c)
    {
        var against = new[] { ColumnRole.Answer, ColumnRole.Comment, ColumnRole.Reference, ColumnRole.Internal, ColumnRole.Guidance, ColumnRole.Other, ColumnRole.Section, ColumnRole.Asked }
            .Append(c.Profile.IdLike > 0.3 ? ColumnRole.Id : ColumnRole.Asked)
            .Max(c.Says);
        var says = c.Says(ColumnRole.Question);
        return (2 * says) + (1.5 * c.Profile.QuestionLike) + (Math.Min(c.Profile.Length, 12) / 24) + (0.5 * c.Profile.Filled) - (against > says ? against : 0) - (c.IsTranslation ? 0.3 : 0);
    }

    // "Name" beside "description" heads any list: something has to say that it is asked, or that an answer is wanted.
    private static bool IsConvincing(ColumnPlan plan, HeadedColumn question, List<HeadedColumn> columns)
    {
        var targets = plan.Targets.Select(t => columns.First(c => c.Column == t)).ToList();
        return (question.Says(ColumnRole.Question) >= 0.8 && (targets.Count > 0 || (question.Says(ColumnRole.Question) >= 0.99 && plan.Id is not null)))
            || question.Profile.QuestionLike >= 0.3
            || plan.Asked is not null
            || plan.Boxes.Count > 0
            || plan.Options.Count > 0
            || targets.Any(t => t.Profile.Listed >= 0.3 || Math.Max(t.Says(ColumnRole.Answer), Math.Max(t.Says(ColumnRole.Comment), t.Says(ColumnRole.Reference))) >= 0.8)
            || (question.Profile.Length >= 3 && targets.Any(t => t.Says(ColumnRole.Answer) >= 0.5));
    }

    private static ColumnPlan Targets(List<HeadedColumn> columns, HeadedColumn question)
    {
        var rest = columns.Where(c => c.Column != question.Column).ToList();
        var boxes = rest.Where(c => c.IsOption && (c.Profile.Filled == 0 || c.Profile.TickLike + c.Profile.ChoiceLike > 0.8)).ToList();
        boxes = boxes.Count >= 2 || boxes.Any(b => b.Profile.Boxed > 0.3) ? boxes : [];
        var free = rest.Except(boxes).Where(c => CanTake(c) && (c.Column > question.Column || IsLeftPlace(c))).ToList();
        if (boxes.Count > 0 || free.Any(c => c.Says(ColumnRole.Answer) >= 0.8))
        {
            free.RemoveAll(IsOnEvidence);
        }

        var choice = boxes.Count > 0 ? null : Pick(free.Where(TakesChoice), ColumnRole.Answer) ?? free.FirstOrDefault(OffersChoice) ?? ListedScore(rest, question);
        free.Remove(choice!);
        var answer = Pick(free, ColumnRole.Answer);
        free.Remove(answer!);
        var comment = Pick(free, ColumnRole.Comment);
        free.Remove(comment!);
        var reference = Pick(free, ColumnRole.Reference);
        return Complete(
            new ColumnPlan(question.Column)
            {
                Id = IdColumn(rest, question)?.Column,
                Topic = question.Says(ColumnRole.Question) >= 0.5 || question.Best.Role == ColumnRole.Id ? "" : question.Header,
                Sections = [.. rest.Where(c => c.Best.Role == ColumnRole.Section && c.Profile.Filled > 0).Select(c => c.Column)],
                Asked = rest.FirstOrDefault(IsAsked)?.Column,
                Boxes = [.. boxes.Select(b => (b.Header, b.Column))],
                Choice = choice?.Column,
                Answer = answer?.Column,
                Comment = comment?.Column,
                Reference = reference?.Column,
                Options = choice?.Options ?? [],
                Offered = rest.FirstOrDefault(c => c.Says(ColumnRole.Other) >= 0.8 && c.Profile.Filled > 0.2 && OfferedOptions.IsHeader(c.Header))?.Column,
                Codes = rest.FirstOrDefault(c => c.Says(ColumnRole.Answer) >= 0.8 && c.Profile.IsCodes)?.Column,
            },
            rest,
            question.Says(ColumnRole.Question) >= 0.8 || question.Profile.QuestionLike >= 0.5);
    }

    // Where no header says answer, the words go where a comment, evidence, or anything at all may be written.
    private static ColumnPlan Complete(ColumnPlan plan, List<HeadedColumn> rest, bool isAsked)
    {
        if (plan.Answer is not null || plan.Choice is not null || plan.Boxes.Count > 0)
        {
            // A form of boxes and one column for evidence wants the words there.
            return plan is { Answer: null, Comment: null, Reference: { } evidence } ? plan with { Comment = evidence, Reference = null } : plan;
        }

        if (isAsked && plan.Comment is null && rest.FirstOrDefault(c => c.Column == plan.Question + 1 && c.Profile.Open >= 0.6 && c.Best.Weight < 0.5 && c.Header.Length > 0) is { } beside)
        {
            return plan with { Answer = beside.Column };
        }

        if (plan.Comment is { } comment)
        {
            return plan with { Answer = comment, Comment = null };
        }

        if (plan.Reference is { } reference)
        {
            return plan with { Answer = reference, Reference = null };
        }

        if (plan.Codes is not null)
        {
            return plan;
        }

        var open = rest.Where(c => c.Column > plan.Question && c.Profile.Open >= 0.6 && c.Best.Weight < 0.5 && c.Header.Length > 0).ToList();
        return open.Count == 0 || (open.Count > 1 && !isAsked)
            ? plan
            : plan with { Answer = open[0].Column, Doubt = open.Count == 1 ? null : $"the header '{open[0].Header}' does not say that answers go there" };
    }

    private static bool CanTake(HeadedColumn c) =>
        c.SaysTarget >= 0.5 && !c.IsSecondLanguage && !(c.IsTranslation && c.Says(ColumnRole.Answer) < 0.8) && !c.IsNotForAnswers(c.SaysTarget) && !c.Profile.IsCodes && (c.Profile.Open >= 0.3 || c.SaysTarget >= 0.8 || c.Profile.Listed > 0.3);

    private static bool TakesChoice(HeadedColumn c) =>
        OffersChoice(c) || c.Says(ColumnRole.Answer) >= 0.5 && (c.Profile.Listed >= 0.3 || c.Options.Count > 0 || (c.Profile.ChoiceLike >= 0.6 && c.Profile.Filled > 0.3));

    // A score the one who answers gives: a list of values in a column that is not the assessor's.
    private static HeadedColumn? ListedScore(List<HeadedColumn> rest, HeadedColumn question) =>
        rest.Where(c => c.Column > question.Column && c.Profile.Listed >= 0.5 && c.Profile.Locked < 0.5 && c.Says(ColumnRole.Internal) < HeaderReading.Certain)
            .Where(c => c.Best.Role is not (ColumnRole.Section or ColumnRole.Id or ColumnRole.Comment or ColumnRole.Reference))
            .FirstOrDefault();

    private static HeadedColumn? Pick(IEnumerable<HeadedColumn> columns, ColumnRole role) =>
        columns.Where(c => c.Says(role) >= 0.5 && c.Says(role) >= c.Best.Weight - 0.35)
            .OrderByDescending(c => c.Says(role) + (c.IsForRespondent ? 0.15 : 0))
            .ThenBy(c => c.Column)
            .FirstOrDefault();

    private static HeadedColumn? IdColumn(List<HeadedColumn> rest, HeadedColumn question) =>
        rest.Where(c => c.Profile.Filled > 0 && (c.Profile.IdLike >= 0.5 || (c.Says(ColumnRole.Id) >= 0.99 && c.Profile.Length < 1.2 && c.Profile.Distinct >= c.Profile.Filled * c.Profile.Count * 0.9)))
            .Where(c => c.Best.Role == ColumnRole.Id || (c.Column < question.Column && c.Best.Role is ColumnRole.Unknown or ColumnRole.Question or ColumnRole.Reference))
            .OrderBy(c => c.Column > question.Column)
            .ThenByDescending(c => c.Says(ColumnRole.Id))
            .ThenBy(c => Math.Abs(c.Column - question.Column))
            .FirstOrDefault();

    private static bool IsAsked(HeadedColumn c) =>
        c.Says(ColumnRole.Asked) >= 0.5 && c.Profile.Filled is > 0.2 && c.Profile.Distinct <= 3 && c.Profile.Length < 1.5;
}
