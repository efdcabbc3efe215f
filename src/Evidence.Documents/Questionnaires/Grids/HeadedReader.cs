using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>Reads the rows under a header as questions, headings or nothing.</summary>
internal sealed class HeadedReader
{
    private readonly Grid _grid;
    private readonly HeaderRegion _region;
    private readonly ColumnPlan _plan;
    private readonly bool _rowsHaveIds;
    private readonly bool _questionsAreEmphasised;
    private string _heading;
    private GridQuestion? _last;

    /// <param name="grid">The grid.</param>
    /// <param name="region">Header and rows.</param>
    /// <param name="plan">Which column is what.</param>
    /// <param name="above">The heading that stands above the header; empty: none.</param>
    public HeadedReader(Grid grid, HeaderRegion region, ColumnPlan plan, string above = "")
    {
        (_grid, _region, _plan, _heading) = (grid, region, plan, plan.Topic.Length > 0 ? plan.Topic : above);
        var asked = region.Body.Select(r => grid.At(r, plan.Question)).OfType<GridCell>().Where(c => c.HasText).Distinct().ToList();
        _questionsAreEmphasised = asked.Count(c => c.IsEmphasised) > asked.Count * 0.6;
        _rowsHaveIds = plan.Id is { } id && region.Body.Count(r => grid.At(r, id) is { HasText: true }) > region.Body.Count * 0.6;
    }

    /// <summary>The heading the last row read stands under, which goes on below a header that comes again; empty: none.</summary>
    public string Heading => _heading;

    /// <summary>The questions from top to bottom.</summary>
    public IEnumerable<GridQuestion> Read()
    {
        foreach (var row in _region.Body)
        {
            var asked = AsAsked(row, _grid.At(row, _plan.Question));
            if (IsExample(row, asked))
            {
                continue;
            }

            if (asked is null || !asked.HasText || asked.Row != row || IsHeading(row, asked))
            {
                _heading = HeadingOf(row, asked) ?? _heading;
                continue;
            }

            var question = ToQuestion(row, asked);
            _last = question.Parent is null ? question : _last;
            yield return question;
        }
    }

    // "Enter a date" in the column of questions asks, where the row has an id and a place of its own.
    private GridCell? AsAsked(int row, GridCell? cell) =>
        cell is { HasText: false, Placeholder: [var first, ..] } && char.IsLetter(first) && Cell(row, _plan.Id) is { HasText: true } && !_plan.Targets.Contains(cell.Column)
            ? cell with { Text = cell.Placeholder, IsBlank = false }
            : cell;

    private GridQuestion ToQuestion(int row, GridCell asked)
    {
        var (typed, text) = Numbering.Strip(asked.Text);
        var number = Cell(row, _plan.Id) is { HasText: true } id ? id.Text : typed;
        var choice = Cell(row, _plan.Choice)?.AsPlace();
        var boxes = _plan.Boxes.Select(b => (b.Option, Cell: _grid.At(row, b.Column))).Where(b => b.Cell is not null).Select(b => (b.Option, b.Cell!)).ToList();
        var answer = Cell(row, _plan.Answer)?.AsPlace();
        if (answer is { Options.Count: > 0 } && choice is null)
        {
            (choice, answer) = (answer, null);
        }

        choice ??= boxes.Count > 0 ? null : _grid.Row(row).FirstOrDefault(c => c.Column > asked.Column && c.Options.Count > 0 && c.IsOpen && c.Column != _plan.Comment && c.Column != _plan.Reference);
        var offered = Offered(row);
        if (choice is { Options.Count: 0 } && _plan.Options.Count == 0 && offered.Count == 0)
        {
            // A row of its own kind: words, where the other rows take one of a list.
            (choice, answer) = (null, answer ?? choice);
        }
        else if (choice is null && boxes.Count == 0 && offered.Count > 0)
        {
            (choice, answer) = (answer, null);
        }


        return new GridQuestion(asked, typed is null || number is null ? asked.Text : text)
        {
            Number = number,
            Section = Sections(row),
            Answer = answer,
            Choice = choice,
            Boxes = boxes,
            Comment = Cell(row, _plan.Comment),
            Reference = Cell(row, _plan.Reference),
            Code = Cell(row, _plan.Codes) is { HasText: true } code ? code.Text : null,
            Options = boxes.Count > 0 ? [.. boxes.Select(b => b.Option)] : choice is { Options.Count: > 0 } ? choice.Options : offered.Count > 0 ? offered : _plan.Options,
            Doubt = _plan.Doubt,
            Parent = Parents.Of(_last, number, typed is null || number is null ? asked.Text : text),
        };
    }

    private IReadOnlyList<string> Offered(int row) =>
        Cell(row, _plan.Offered) is { HasText: true } offer && _region.Header.Count > 0 ? OfferedOptions.Of(_grid.At(_region.Header[^1], offer.Column)?.Text ?? "", offer.Text) : [];

    // A row that shows how to answer asks nothing.
    private bool IsExample(int row, GridCell? asked) =>
        asked is { HasText: true } && (Instructions.IsExample(asked.Text) || Cell(row, _plan.Id) is { HasText: true } id && Instructions.IsExample(id.Text + ":"))
        && _plan.Targets.Any(t => _grid.At(row, t) is { HasText: true });

    private List<string> Sections(int row)
    {
        var sections = new List<string>();
        foreach (var column in _plan.Sections)
        {
            // A category is often written once and left out below.
            var text = Enumerable.Range(0, 400).Select(up => row - up).TakeWhile(r => r >= _region.Body[0])
                .Select(r => _grid.At(r, column)?.Text).FirstOrDefault(t => !string.IsNullOrEmpty(t));
            if (text is not null && !sections.Contains(text))
            {
                sections.Add(text);
            }
        }

        if (_heading.Length > 0 && !sections.Contains(_heading))
        {
            sections.Add(_heading);
        }

        return sections;
    }

    private bool IsHeading(int row, GridCell asked)
    {
        if (_plan.Asked is { } mark)
        {
            return _grid.At(row, mark) is not { HasText: true };
        }

        var targets = _plan.Targets.Select(c => _grid.At(row, c)).OfType<GridCell>().ToList();
        if (targets.Contains(asked))
        {
            return !QuestionSigns.EndsAsQuestion(asked.Text) || targets.All(t => t == asked);
        }

        if (QuestionSigns.Likeness(asked.Text) >= 0.8)
        {
            return false;
        }

        var hasNoId = _rowsHaveIds && Cell(row, _plan.Id) is not { HasText: true };
        var standsOut = asked.IsEmphasised && !_questionsAreEmphasised;
        var isAlone = _grid.Row(row).Count(c => c.HasText) == 1;
        var takesNothing = targets.Count > 0 && targets.All(t => !t.IsBlank && t.Existing is null);
        return takesNothing || (standsOut && (hasNoId || isAlone || targets.All(t => t.IsEmphasised))) || (hasNoId && isAlone && ColumnProfile.WordCount(asked.Text) < 8 && asked.ColumnSpan > 1);
    }

    private string? HeadingOf(int row, GridCell? asked)
    {
        if (asked is { HasText: true } && asked.Row == row)
        {
            return asked.Text;
        }

        if (asked is not null && asked.Row != row)
        {
            return null;
        }

        var texts = _grid.Row(row).Where(c => c.HasText && c.Column != _plan.Id && c.Column != _plan.Asked && !_plan.Sections.Contains(c.Column)).ToList();
        return texts.Count is 1 or 2 && texts[0].Text.Length <= 120 && !Numbering.IsId(texts[0].Text) ? texts[0].Text : null;
    }

    private GridCell? Cell(int row, int? column) => column is { } c ? _grid.At(row, c) : null;
}
