using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds what an address of a slot stands for.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, WordParagraph> _paragraphs = [];
    private readonly Dictionary<string, WordCell> _cells = [];
    private readonly WordContext _context;

    public WordIndex(WordFile file)
    {
        _context = file.Context;
        Add(file.Blocks);
    }

    /// <summary>A paragraph by its path; null: there is none.</summary>
    public WordParagraph? Paragraph(string path) => _paragraphs.GetValueOrDefault(path);

    /// <summary>A cell by its path; null: there is none.</summary>
    public WordCell? Cell(string path) => _cells.GetValueOrDefault(path);

    /// <summary>A content control by its number; null: there is none.</summary>
    public WordControl? Control(int ordinal) => ordinal > 0 && ordinal <= _context.Controls.Count ? _context.Controls[ordinal - 1] : null;

    /// <summary>A form field by its number; null: there is none.</summary>
    public WordField? Field(int ordinal) => ordinal > 0 && ordinal <= _context.Fields.Count ? _context.Fields[ordinal - 1] : null;

    /// <summary>The paragraph an element is in, or the first one inside of it; null: none.</summary>
    public static SourceElement? ParagraphOf(SourceElement? element)
    {
        for (var up = element; up is not null; up = up.Parent)
        {
            if (up.Name == "p")
            {
                return up;
            }
        }

        return element?.Descendants("p").FirstOrDefault();
    }

    private void Add(IReadOnlyList<WordBlock> blocks)
    {
        foreach (var block in blocks)
        {
            if (block is WordParagraph paragraph)
            {
                _paragraphs[paragraph.Path] = paragraph;
            }
            else if (block is WordTable table)
            {
                foreach (var cell in table.Rows.SelectMany(r => r.Cells))
                {
                    _cells[cell.Path] = cell;
                    Add(cell.Blocks);
                }
            }
        }
    }
}
