using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds the questions of a Word document.</summary>
internal sealed class WordReader(WordFile file)
{
    private readonly List<QuestionDraft> _drafts = [];
    private readonly HeadingPath _headings = new();

    /// <summary>The questions, in document order.</summary>
    public IReadOnlyList<QuestionDraft> Read()
    {
        foreach (var block in file.Blocks)
        {
            switch (block)
            {
                case WordParagraph { HeadingLevel: > 0, Text.Length: > 0 } heading:
                    _headings.Enter(heading.HeadingLevel, heading.Text);
                    break;
                case WordTable table:
                    ReadTable(table);
                    break;
            }
        }

        return _drafts;
    }

    private void ReadTable(WordTable table)
    {
        var found = GridReader.Read(TableGrid.Of(table, file.Settings.Protection));
        var drafts = new GridDrafts(_headings.Titles, c => $"table {table.Ordinal}, row {c.Row + 1}", WordSlots.Of);
        _drafts.AddRange(found.Select(drafts.Of));
    }
}
