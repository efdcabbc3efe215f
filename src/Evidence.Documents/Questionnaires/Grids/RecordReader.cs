using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Grids;

/// <summary>
/// Reads questions set out as a block of rows each, with the names of the columns down the side: <c>Question 1</c>, <c>Response</c>,
/// <c>Evidence</c>.
/// </summary>
internal sealed class RecordReader(Grid grid, IReadOnlyList<int> rows)
{
    private readonly List<GridQuestion> _found = [];
    private readonly List<int> _pending = [];
    private GridQuestion? _open;

    /// <summary>Rows that belong to the questions found.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>The questions, from top to bottom; empty: the rows are not set out that way.</summary>
    public IReadOnlyList<GridQuestion> Read()
    {
        foreach (var row in rows)
        {
            ReadRow(row, grid.Row(row).Where(c => c.HasText || c.IsBlank).ToList());
        }

        Close();
        return _found;
    }

    private void ReadRow(int row, List<GridCell> cells)
    {
        if (cells is [{ HasText: true } only])
        {
            Open(row, QuestionSigns.Likeness(only.Text) >= 0.5 && !Instructions.IsInstruction(only.Text) ? only : null, only.Text);
            return;
        }

        if (cells is not [{ HasText: true } label, var value, ..])
        {
            return;
        }

        var role = HeaderFinder.RoleOf(label.Text.TrimEnd(':', '：', ' '));
        if (role is { Role: ColumnRole.Question or ColumnRole.Id, Weight: >= 0.8 } && value.HasText && ColumnProfile.WordCount(value.Text) > 2)
        {
            Open(row, value, value.Text);
        }
        else if (_open is not null && role.Weight >= 0.8 && cells.Count == 2 && Take(role.Role, value.AsPlace()))
        {
            _pending.Add(row);
        }
    }

    private bool Take(ColumnRole role, GridCell place)
    {
        switch (role)
        {
            case ColumnRole.Answer when _open!.Answer is null && _open.Choice is null && place is { HasText: false, Options.Count: > 0 }:
                _open = _open with { Choice = place, Options = place.Options };
                return true;
            case ColumnRole.Answer when _open!.Answer is null && (place.IsOpen || place.Existing is not null):
                _open = _open with { Answer = place };
                return true;
            case ColumnRole.Comment when _open!.Comment is null:
                _open = _open with { Comment = place };
                return true;
            case ColumnRole.Reference when _open!.Reference is null:
                _open = _open with { Reference = place };
                return true;
            default:
                return false;
        }
    }

    private void Open(int row, GridCell? asked, string words)
    {
        Close();
        if (asked is null)
        {
            return;
        }

        var (number, text) = Numbering.Strip(words);
        var first = grid.Row(row)[0];
        _open = new GridQuestion(asked, text) { Number = number ?? (first != asked && Numbering.IsId(first.Text) ? first.Text : null) };
        _pending.Add(row);
    }

    private void Close()
    {
        if (_open is { } question && (question.Answer is not null || question.Choice is not null))
        {
            _found.Add(question);
            Used.UnionWith(_pending);
        }

        _open = null;
        _pending.Clear();
    }
}
