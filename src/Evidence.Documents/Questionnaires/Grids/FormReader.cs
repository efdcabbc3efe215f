using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>
/// Reads rows that no header explains: prompts with the place for the answer beside or below them, boxes to choose from, headings.
/// </summary>
internal sealed class FormReader
{
    private readonly Grid _grid;
    private readonly IReadOnlyList<int> _rows;
    private readonly GridNature _nature;
    private readonly List<GridQuestion> _found = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<GridCell> _used = [];
    private readonly bool _promptsAreEmphasised;
    private readonly bool _isForm;
    private readonly bool _alternates;
    private readonly bool _answersStandBelow;
    private readonly HashSet<int> _labelRows;
    private readonly HashSet<int> _askingColumns;
    private string _heading = "";
    private bool _isSigning;
    private GridQuestion? _last;

    public FormReader(Grid grid, IReadOnlyList<int> rows, GridNature nature)
    {
        (_grid, _rows, _nature) = (grid, rows, nature);
        _askingColumns = [.. rows.SelectMany(r => grid.Row(r)).Where(c => QuestionSigns.Likeness(c.Text) >= 0.9).GroupBy(c => c.Column).Where(g => g.Count() >= 2).Select(g => g.Key)];
        var prompts = rows.SelectMany(r => grid.Row(r)).Where(c => c.HasText && OpenAfter(c).Count > 0).ToList();
        _promptsAreEmphasised = prompts.Count > 0 && prompts.Count(p => p.IsEmphasised) >= prompts.Count * 0.5;
        _answersStandBelow = FormShapes.AnswersStandBelow(grid, rows);
        _alternates = FormShapes.Alternates(grid, rows);
        _labelRows = nature.IsSheet ? FormShapes.LabelRows(grid, rows) : [];
        var wide = rows.Count(r => grid.Row(r).Count >= 2);
        _isForm = FormShapes.IsLabelled(grid, rows) || prompts.Select(p => p.Row).Distinct().Count() * 2 >= wide && wide > 0;
    }

    /// <summary>Reads the rows.</summary>
    public GridReading Read()
    {
        if (FormShapes.Options(_grid, _rows, _nature) is { } options)
        {
            return new GridReading([options], []);
        }

        if (!_nature.IsSheet && new RecordReader(_grid, _rows).Read().Count == 0 && FormShapes.WhyRegister(_grid, _rows, _nature) is { } note)
        {
            return new GridReading([], note.Length > 0 ? [note] : []) { IsLeftAlone = true };
        }

        var records = new RecordReader(_grid, _rows);
        _found.AddRange(records.Read());
        foreach (var row in _rows.Where(r => !records.Used.Contains(r)))
        {
            ReadRow(row);
        }

        return new GridReading(_found, _notes);
    }

    private void ReadRow(int row)
    {
        string? number = null;
        var cells = _grid.Row(row);
        _isSigning |= cells.Any(c => Instructions.IsSignature(c.Text) || Instructions.IsSignature(c.Placeholder)) && cells.Any(c => c.IsOpen);
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = cells[at];
            if (!cell.HasText || _used.Contains(cell) || (cell.IsBlank && cell.Options.Count > 0))
            {
                continue;
            }

            if (Numbering.IsId(cell.Text) && at + 1 < cells.Count && cells[at + 1].HasText)
            {
                number = cell.Text;
                continue;
            }

            if (ReadPrompt(cell, number) || ReadAnswered(cell, cells, at, number) || ReadAnsweredBelow(cell, number))
            {
                number = null;
                continue;
            }

            EnterHeading(cell, cells);
        }
    }

    private bool ReadPrompt(GridCell cell, string? number)
    {
        if (!CanPrompt(cell))
        {
            return false;
        }

        // An empty cell before the words makes the row a layout, as on cover pages.
        if (!_nature.IsSheet && QuestionSigns.Likeness(cell.Text) < 0.8 && _grid.Row(cell.Row).Any(c => c.Column < cell.Column && c.IsOpen && !c.IsBox && !_used.Contains(c)))
        {
            return false;
        }

        var right = OpenAfter(cell);
        var beneath = OpenBelow(cell);
        if (beneath is { IsFramed: true } && right.All(r => !r.IsFramed && r.Options.Count == 0))
        {
            right = [];
        }

        var places = right.Count > 0 ? right : beneath is { } below ? WithNeighbours(below) : [];
        if ((places.Count == 0 && cell.Options.Count == 0) || IsHeadingAmongPrompts(cell))
        {
            return false;
        }

        _used.UnionWith(places);
        var question = ToQuestion(cell, number, places, isBelow: right.Count == 0 && places.Count > 0);
        _last = question.Parent is null ? question : _last;
        _found.Add(question);
        return true;
    }

    // A label and words beside it, in a form whose other rows are open: the customer filled this one in.
    private bool ReadAnswered(GridCell cell, IReadOnlyList<GridCell> cells, int at, string? number)
    {
        var asks = (QuestionSigns.EndsAsQuestion(cell.Text) || (_askingColumns.Contains(cell.Column) && QuestionSigns.Demands(cell.Text))) && cells.Count(c => c.HasText) <= 3;
        var isLabel = cell.Text[^1] is ':' or '：' || (Titles.IsFieldLabel(cell.Text) && !(cell.Row == _rows[0] && cells.All(c => c.IsEmphasised)));
        var isAnswered = asks
            || (_nature.IsSheet ? isLabel && at + 1 < cells.Count && cells[at + 1].IsFramed : (_isForm && (cell.Row != _rows[0] || isLabel)) || (at + 1 < cells.Count && cells[at + 1].IsFormField) || (at % 2 == 0 && FormShapes.ArePairs(cells)));
        if (!isAnswered || !CanPrompt(cell) || !IsLastPair(cells, at) || cells[at + 1].Existing is null || (asks && QuestionSigns.EndsAsQuestion(cells[at + 1].Text)))
        {
            return false;
        }

        var beside = cells[at + 1];
        _used.Add(beside);
        var isHint = (QuestionSigns.Demands(beside.Text) || QuestionSigns.Advises(beside.Text)) && ColumnProfile.WordCount(cell.Text) <= 12;
        var place = isHint ? beside with { Text = "", IsBlank = true, Existing = null, Placeholder = beside.Text } : beside;
        var question = ToQuestion(cell, number, [place], isBelow: false);
        _found.Add(isHint ? question with { Doubt = "its cell holds a hint, which the answer replaces" } : question);
        return true;
    }

    // A prompt alone in its row and words alone in the row below, where prompts and words take turns: the customer filled this one in.
    private bool ReadAnsweredBelow(GridCell cell, string? number)
    {
        if (_grid.At(cell.Row + cell.RowSpan, cell.Column) is not { Existing: not null } below || !CanPrompt(cell))
        {
            return false;
        }

        var isLabelled = below.IsFormField && _grid.Row(below.Row).Count == 1 && !_grid.Row(cell.Row).Any(c => c.Column > cell.Column && c.HasText);
        if (!isLabelled && (!_answersStandBelow || !FormShapes.IsPromptAlone(_grid, cell) || !FormShapes.IsAnswerAlone(_grid, below, cell)))
        {
            return false;
        }

        _used.Add(below);
        var question = ToQuestion(cell, number, [below], isBelow: false);
        _last = question.Parent is null ? question : _last;
        _found.Add(question);
        return true;
    }

    // A row of cells with one box each below the words, and below it the place of the explanation: "Details:".
    private List<GridCell> WithNeighbours(GridCell below)
    {
        var boxes = _grid.Row(below.Row).Where(c => c.Column >= below.Column && c.Options.Count == 1 && c.IsOpen && !_used.Contains(c)).ToList();
        if (below.Options.Count != 1 || boxes.Count < 2)
        {
            return [below];
        }

        var details = _grid.Row(below.Row + 1) is [{ IsOpen: true, Options.Count: 0, Placeholder.Length: > 0 } labelled] && _rows.Contains(labelled.Row) ? [labelled] : Enumerable.Empty<GridCell>();
        return [.. boxes, .. details];
    }

    private static bool IsLastPair(IReadOnlyList<GridCell> cells, int at) =>
        at + 1 < cells.Count && cells[at + 1].HasText && (cells.Skip(at + 2).All(c => !c.HasText) || FormShapes.ArePairs(cells));

    private bool CanPrompt(GridCell cell) =>
        !Instructions.IsInstruction(cell.Text) && cell.Text.Length <= 2000 && !ChoiceWords.IsChoice(cell.Text)
        && (!_nature.IsSheet || QuestionSigns.Likeness(cell.Text) >= 0.8 || IsLabel(cell));

    // In a sheet a label needs a colon, a list beside it, or a whole block of labels with one drawn cell each.
    private bool IsLabel(GridCell cell) =>
        ColumnProfile.WordCount(cell.Text) <= 12 && cell.Text.Any(char.IsLetter)
        && (cell.Text[^1] is ':' or '：' || _labelRows.Contains(cell.Row)
            || _grid.At(cell.Row, cell.Column + cell.ColumnSpan) is { IsOpen: true } beside && (beside.Options.Count > 0 || (beside.IsUnlocked && !cell.IsUnlocked)));

    private bool IsHeadingAmongPrompts(GridCell cell) =>
        cell.IsEmphasised && !_promptsAreEmphasised && QuestionSigns.Likeness(cell.Text) < 0.8 && !cell.Text.EndsWith(':');

    private List<GridCell> OpenAfter(GridCell cell)
    {
        var open = new List<GridCell>();
        for (var column = cell.Column + cell.ColumnSpan; column < _grid.ColumnCount; column += open[^1].ColumnSpan)
        {
            if (_grid.At(cell.Row, column)?.AsPlace() is not { } next || next.Row != cell.Row || !IsPlace(next, cell))
            {
                break;
            }

            open.Add(next);
        }

        return open;
    }

    private GridCell? OpenBelow(GridCell cell)
    {
        var below = _grid.At(cell.Row + cell.RowSpan, cell.Column);
        if (below is null || (below.Column != cell.Column && _grid.Row(below.Row).Count > 1) || !_rows.Contains(below.Row) || !IsPlace(below, cell))
        {
            return null;
        }

        var isAlone = _grid.Row(cell.Row).Count(c => c.HasText && !(Numbering.IsId(c.Text) && c.Column < cell.Column)) == 1
            && (QuestionSigns.Likeness(cell.Text) >= 0.5 || cell.Text[^1] is ':' or '：' || ColumnProfile.WordCount(cell.Text) <= 15);
        return isAlone || (_alternates && below.ColumnSpan == cell.ColumnSpan) ? below : null;
    }

    // In a sheet every label has empty neighbours; only a drawn one, or any beside a real question, is a place.
    private bool IsPlace(GridCell place, GridCell prompt) =>
        place.IsOpen && !_used.Contains(place) && (!_nature.IsSheet || place.IsFramed || place.Options.Count > 0 || (QuestionSigns.Likeness(prompt.Text) >= (_askingColumns.Contains(prompt.Column) ? 0.8 : 0.9) && place.Row == prompt.Row && place.Column == prompt.Column + prompt.ColumnSpan));

    private GridQuestion ToQuestion(GridCell cell, string? number, List<GridCell> places, bool isBelow)
    {
        var (typed, text) = Numbering.Strip(cell.Text);
        var boxes = places.TakeWhile(p => p.Options.Count == 1).ToList();
        boxes = boxes.Count >= 2 ? boxes : [];
        var rest = places.Except(boxes).ToList();
        var choice = cell.Options.Count > 0 ? cell : boxes.Count == 0 ? rest.FirstOrDefault(p => p.Options.Count > 0) : null;
        rest.Remove(choice!);
        return new GridQuestion(cell, text)
        {
            Number = number ?? typed,
            Section = _heading.Length > 0 ? [_heading] : [],
            Boxes = [.. boxes.Select(b => (b.Options[0], b))],
            Choice = choice,
            Answer = rest.ElementAtOrDefault(0),
            Comment = rest.ElementAtOrDefault(1),
            Options = boxes.Count > 0 ? [.. boxes.Select(b => b.Options[0])] : choice?.Options ?? [],
            Doubt = WhyDoubt(cell, rest, isBelow),
            Parent = Parents.Of(_last, number ?? typed, text),
        };
    }

    private string? WhyDoubt(GridCell cell, List<GridCell> rest, bool isBelow) =>
        _isSigning ? "it belongs to a place to sign"
        : rest.Count > 1 ? "nothing says which of the empty cells beside it takes the answer"
        : isBelow && FormShapes.IsSingleBlankRow(_grid, _rows) ? "it may be the head of a list to fill in"
        : _nature.IsSheet && rest is [{ IsFramed: false, Options.Count: 0 }, ..] ? "nothing marks the cell beside it as the place of its answer"
        : null;

    private void EnterHeading(GridCell cell, IReadOnlyList<GridCell> cells)
    {
        if (cell.Text.Length <= 160 && (cells.Count(c => c.HasText) == 1 || cell.RowSpan > 1) && !Instructions.IsInstruction(cell.Text)
            && HeaderFinder.RoleOf(cell.Text) is not { Role: ColumnRole.Answer, Weight: >= 0.8 })
        {
            _heading = cell.Text;
        }
    }
}
