using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Word;
using Evidence.Ports;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>
/// A format without layout: it is laid out as a Word document of our own, and that document is read, filled and read back like any
/// customer's.
/// </summary>
internal abstract class PlainFormat : IQuestionnaireFormat
{
    private const int MostBytes = 20 << 20;

    private readonly WordFormat _word = new();

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract bool Recognises(string fileName, ReadOnlySpan<byte> head);

    /// <inheritdoc/>
    public Questionnaire Read(Stream file, string fileName) => ReadWhole(file, fileName).Questionnaire;

    /// <inheritdoc/>
    public virtual FillResult Fill(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output)
    {
        Digests.CheckSame(file, fileName, questionnaire);
        using var document = new MemoryStream(Layout(ReadText(file, fileName), fileName).Document);
        return WordFormat.FillInto(document, fileName, questionnaire, fills, options, output);
    }

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, QuestionnaireFill> ReadAnswers(Stream file, string fileName, Questionnaire questionnaire)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return OfficeHead.IsPackage(head[..length]) ? _word.ReadAnswers(file, fileName, questionnaire) : ReadWhole(file, fileName).AnswersTo(questionnaire, _ => null);
    }

    /// <summary>The layout of a file's text, and what the format itself knows of its questions.</summary>
    protected abstract PlainLayout Layout(string text, string fileName);

    /// <summary>The whole text of a file, bounded.</summary>
    protected static string ReadText(Stream file, string fileName)
    {
        if (file.Length > MostBytes)
        {
            throw Faults.TooLarge(fileName, $"it has {file.Length >> 20} MB; at most {MostBytes >> 20} MB of text are read");
        }

        file.Position = 0;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return PlainText.Decode(bytes.ToArray(), fileName);
    }

    private Reading ReadWhole(Stream file, string fileName)
    {
        var layout = Layout(ReadText(file, fileName), fileName);
        using var document = new MemoryStream(layout.Document);
        var (questionnaire, drafts) = WordFormat.ReadWhole(document, fileName);
        var known = layout.Questions.GroupBy(q => q.Text).ToDictionary(g => g.Key, g => new Queue<PlainQuestion>(g));
        var questions = questionnaire.Questions.Select(q => known.TryGetValue(q.Text, out var own) ? With(q, own.Count > 1 ? own.Dequeue() : own.Peek()) : q).ToList();
        return new Reading(questionnaire with { Format = Name, Digest = Digests.Of(file), Questions = questions }, drafts);
    }

    private static Question With(Question question, PlainQuestion own) => question with
    {
        Kind = own.Kind,
        ExistingAnswer = own.Existing ?? question.ExistingAnswer,
        Location = own.Location.Length > 0 ? own.Location : question.Location,
    };
}
