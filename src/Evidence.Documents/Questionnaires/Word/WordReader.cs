using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Finds the questions of a Word document.</summary>
internal sealed class WordReader
{
    private readonly WordFile _file;
    private readonly FlowSettings _settings;
    private readonly List<QuestionDraft> _drafts = [];
    private readonly List<string> _notes = [];
    private (Grids.ColumnPlan Plan, int Columns)? _plan;

    public WordReader(WordFile file)
    {
        _file = file;
        _settings = new FlowSettings
        {
            Headings = new HeadingPath(),
            Protection = file.Settings.Protection,
            IsQuestionnaire = Titles.AnnounceQuestions(file.Package.FileName)
                || file.Blocks.OfType<WordParagraph>().Take(40).Any(p => p.Text.Length <= 120 && Titles.AnnounceQuestions(p.Text)),
        };
    }

    /// <summary>Things a reviewer should know, once the document is read.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The questions, in document order.</summary>
    public IReadOnlyList<QuestionDraft> Read()
    {
        _notes.AddRange(WordNotes.Of(_file));
        var flow = new FlowReader(_file.Blocks, _settings);
        for (var at = 0; at < _file.Blocks.Count;)
        {
            if (_file.Blocks[at] is WordTable table && !flow.Taken.Contains(table))
            {
                var lead = at > 0 && _file.Blocks[at - 1] is WordParagraph before ? before.Text : "";
                var reader = new TableReader(_settings, _notes);
                _drafts.AddRange(reader.Read(table, lead, at > 0 && _file.Blocks[at - 1] is WordTable ? _plan : null));
                _plan = reader.Plan;
                at++;
            }
            else
            {
                var next = flow.ReadAt(at, _drafts);
                _drafts.AddRange(_file.Blocks.Skip(at).Take(next - at).SelectMany(b => TextBoxes.Read(b, _file.Context, _settings)));
                at = next;
            }
        }

        return _drafts;
    }
}
