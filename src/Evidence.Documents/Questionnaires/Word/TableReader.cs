using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds the questions of a Word table: by its columns, as a form, or as a frame around paragraphs and further tables.</summary>
internal sealed class TableReader(FlowSettings settings, List<string> notes)
{
    private readonly List<(int Row, int Column, QuestionDraft Draft)> _found = [];

    /// <summary>Plan and columns of the table that was read, which the next table may continue; null: none.</summary>
    public (ColumnPlan Plan, int Columns)? Plan { get; private set; }

    /// <summary>The questions, row by row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="lead">The paragraph before it; empty: none.</param>
    /// <param name="before">Plan and columns of a table that stands right before this one; null: none.</param>
    public IReadOnlyList<QuestionDraft> Read(WordTable table, string lead, (ColumnPlan Plan, int Columns)? before = null)
    {
        if (IsInstructions(table))
        {
            ReadInside(table, new FlowSettings
            {
                Headings = settings.Headings,
                Protection = settings.Protection,
                Location = $"table {table.Ordinal}",
                Doubt = "it stands inside of instructions",
            });
            return Sorted();
        }

        var grid = TableGrid.Of(table, settings.Protection);
        var continued = before is { } last && last.Columns == grid.ColumnCount ? last.Plan : null;
        var reading = GridReader.Read(grid, new GridNature($"Table {table.Ordinal}", Lead: lead, Continued: continued));
        Plan = reading.Plan is { } plan ? (plan, grid.ColumnCount) : null;
        notes.AddRange(reading.Notes);
        var drafts = new GridDrafts([.. settings.Headings.Titles, .. settings.Inner], c => $"table {table.Ordinal}, row {c.Row + 1}", WordSlots.Of, WordSlots.Below);
        foreach (var question in reading.Questions)
        {
            var draft = drafts.Of(question, settings.Doubt);
            _found.Add((question.Cell.Row, question.Cell.Column, draft));
        }

        if (drafts.WentElsewhere)
        {
            notes.Add($"Table {table.Ordinal} has no column for answers: they go below the questions, in the same cells.");
        }

        if (!reading.IsLeftAlone)
        {
            ReadRest(table, reading, drafts);
        }

        return Sorted();
    }

    private List<QuestionDraft> Sorted() => [.. _found.OrderBy(f => f.Row).ThenBy(f => f.Column).Select(f => f.Draft)];

    private static bool IsInstructions(WordTable table)
    {
        var first = table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Paragraphs).FirstOrDefault(p => p.Text.Length > 0);
        return first is not null && (Instructions.OpensBlock(first.Text) || (table.Rows.Count <= 2 && table.Rows.All(r => r.Cells.Count == 1) && Instructions.IsInstruction(first.Text)));
    }

    // Only tables inside of instructions can be meant to be filled in.
    private void ReadInside(WordTable table, FlowSettings inner)
    {
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var nested in table.Rows[row].Cells.SelectMany(c => c.Blocks).OfType<WordTable>())
            {
                _found.AddRange(new TableReader(inner, notes).Read(nested, "").Select((d, n) => (row, n, d)));
            }
        }
    }

    private void ReadRest(WordTable table, GridReading reading, GridDrafts drafts)
    {
        var used = reading.Questions
            .SelectMany(q => q.Boxes.Select(b => b.Cell).Append(q.Cell).Append(q.Answer).Append(q.Choice).Append(q.Comment).Append(q.Reference))
            .OfType<GridCell>().Select(c => ((CellContent)c.Place!).Cell).ToHashSet();
        var asking = reading.Questions.ToLookup(q => q.Cell.Row);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            foreach (var cell in table.Rows[row].Cells.Where(c => !used.Contains(c)))
            {
                var parent = asking[row].LastOrDefault();
                if (HoldsFlow(table, cell, parent is not null))
                {
                    ReadFlow(table, row, cell, parent is null ? null : drafts.MadeOf(parent), reading.Questions.Count == 0);
                }
            }

            foreach (var nested in table.Rows[row].Cells.Where(used.Contains).SelectMany(c => c.Blocks).OfType<WordTable>())
            {
                _found.AddRange(new TableReader(Inner(table, row, null), notes).Read(nested, "").Select((d, n) => (row, 1000 + n, d)));
            }
        }
    }

    // Cells that ask in their own paragraphs: boxes, lines, controls or tables in them, follow-ups, or a table that only frames text.
    private static bool HoldsFlow(WordTable table, WordCell cell, bool isBesideQuestion)
    {
        if (cell.Blocks.OfType<WordTable>().Any())
        {
            return true;
        }

        var words = cell.Paragraphs.Where(p => p.Text.Length > 0).ToList();
        if (words.Count == 0)
        {
            return false;
        }

        if (isBesideQuestion)
        {
            return Instructions.IsFollowUp(words[0].Text);
        }

        var places = words.Any(p => (p.Boxes.Count > 0 && LabelledBoxes.Of(p).Boxes.Any(b => b.Label.Length > 0)) || Gaps.In(p).Count > 0
            || p.Fields.Count > 0 || p.Controls.Any(c => c.IsPlace) || p.Around is { IsPlace: true });
        return places || table.Rows.All(r => r.Cells.Count == 1) || words.Any(p => QuestionSigns.EndsAsQuestion(p.Text) && cell.Paragraphs.Count() > 1);
    }

    private void ReadFlow(WordTable table, int row, WordCell cell, QuestionDraft? parent, bool isAlone)
    {
        var inner = Inner(table, row, parent);
        var flow = new FlowReader(cell.Blocks, inner);
        var found = new List<QuestionDraft>();
        for (var at = 0; at < cell.Blocks.Count;)
        {
            if (cell.Blocks[at] is WordTable nested)
            {
                found.AddRange(new TableReader(inner, notes).Read(nested, at > 0 && cell.Blocks[at - 1] is WordParagraph p ? p.Text : ""));
                at++;
            }
            else
            {
                at = flow.ReadAt(at, found);
            }
        }

        if (found is [{ Number: null } only] && table.Rows[row].Cells.TakeWhile(c => c != cell).LastOrDefault() is { } before && CellContent.Of(before).Text is { } id && Numbering.IsId(id))
        {
            found = [only.Numbered(id)];
        }

        _found.AddRange(found.Select((d, n) => (row, cell.Column + (isAlone ? 0 : 100) + n, d)));
    }

    private FlowSettings Inner(WordTable table, int row, QuestionDraft? parent) => new()
    {
        Headings = settings.Headings,
        Protection = settings.Protection,
        Location = $"table {table.Ordinal}, row {row + 1}",
        IsQuestionnaire = settings.IsQuestionnaire,
        Doubt = settings.Doubt,
        Inner = settings.Inner,
        LastQuestion = parent,
    };
}
