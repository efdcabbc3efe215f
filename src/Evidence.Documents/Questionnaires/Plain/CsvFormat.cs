using System.Text;
using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>CSV: filled in place, or laid out as a Word document where that is wanted.</summary>
internal sealed class CsvFormat : PlainFormat
{
    /// <inheritdoc/>
    public override string Name => "csv";

    /// <inheritdoc/>
    public override bool Recognises(string fileName, ReadOnlySpan<byte> head) =>
        (fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase)) && PlainText.IsText(head);

    /// <inheritdoc/>
    public override FillResult Fill(Stream file, string fileName, Questionnaire questionnaire, IReadOnlyList<QuestionnaireFill> fills, FillOptions options, Stream output)
    {
        if (options.OutputName is { } name && name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase))
        {
            return base.Fill(file, fileName, questionnaire, fills, options, output);
        }

        Digests.CheckSame(file, fileName, questionnaire);
        var text = ReadText(file, fileName);
        var csv = CsvText.Parse(text, fileName);
        var (grid, drafts) = Read(csv);
        var places = QuestionIds.Assign(drafts).Zip(drafts).ToDictionary(p => p.First.Id, p => p.Second);
        var inPlace = questionnaire with { Questions = [.. questionnaire.Questions.Select(q => q with { Slots = places.TryGetValue(q.Id, out var d) ? d.Slots : [] })] };
        var writing = new CsvWriting(csv, grid.ColumnCount);
        var result = FillRun.Run(inPlace, fills, options, writing.Write, (_, _) => { });
        var answered = writing.Finish();
        var encoding = EncodingOf(file, answered);
        output.Write(encoding.GetPreamble());
        output.Write(encoding.GetBytes(answered));
        return result;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, QuestionnaireFill> ReadAnswers(Stream file, string fileName, Questionnaire questionnaire)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (OfficeHead.IsPackage(head[..length]))
        {
            return base.ReadAnswers(file, fileName, questionnaire);
        }

        var (_, drafts) = Read(CsvText.Parse(ReadText(file, fileName), fileName));
        var answers = new Reading(questionnaire with { Questions = QuestionIds.Assign(drafts) }, drafts).AnswersTo(questionnaire, _ => null);
        return answers.ToDictionary(a => a.Key, a => a.Value with { Answer = AsWritten(a.Value.Answer), Choice = AsWritten(a.Value.Choice) });
    }

    // Without the apostrophe that keeps a spreadsheet from taking it for a formula.
    private static string? AsWritten(string? text) => text is ['\'', '=' or '+' or '-' or '@', ..] ? text[1..] : text;

    /// <inheritdoc/>
    protected override PlainLayout Layout(string text, string fileName)
    {
        var (_, drafts) = Read(CsvText.Parse(text, fileName));
        var questions = drafts.Select(d => new PlainQuestion(d.Text)
        {
            Number = d.Number,
            Section = d.Section,
            Options = d.Options,
            Kind = d.Kind,
            Location = d.Location,
            Existing = d.ExistingAnswer,
        }).ToList();
        return new PlainLayout(ResponseDocument.Build(ResponseTables.Of(Path.GetFileNameWithoutExtension(fileName), questions)), questions);
    }

    private static (Grid Grid, IReadOnlyList<QuestionDraft> Drafts) Read(CsvText csv)
    {
        var columns = csv.Records.Count == 0 ? 0 : csv.Records.Max(r => r.Fields.Length);
        var grid = new Grid(csv.Records.SelectMany((r, row) => Enumerable.Range(0, columns + 1).Select(c => ToCell(r.Fields, row, c))));
        var drafts = new GridDrafts(
            [],
            c => $"row {c.Row + 1}",
            (c, role, option) => [new AnswerSlot(role, $"r{c.Row + 1}.c{c.Column + 1}", option)],
            q => new AnswerSlot(SlotRole.Answer, $"r{q.Cell.Row + 1}.c{columns + 1}"));
        return (grid, [.. GridReader.Read(grid, new GridNature("The table", IsSheet: true)).Questions.Select(q => drafts.Of(q))]);
    }

    private static GridCell ToCell(string[] fields, int row, int column)
    {
        var text = column < fields.Length ? Fold.Spaces(fields[column]) : "";
        var isPlaceholder = Placeholders.IsPlaceholder(text);
        return new GridCell(row, column, 1, 1, isPlaceholder ? "" : text)
        {
            IsBlank = text.Length == 0 || isPlaceholder,
            Options = isPlaceholder ? Placeholders.OptionsIn(text) : [],
            Existing = text.Length == 0 || isPlaceholder ? null : text,
        };
    }

    // The file's own encoding; Latin-1 only where it can say the answers.
    private static Encoding EncodingOf(Stream file, string answered)
    {
        file.Position = 0;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var encoding = PlainText.EncodingOf(bytes.ToArray());
        return encoding == Encoding.Latin1 && answered.Any(c => c > '\u00FF') ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : encoding;
    }
}
