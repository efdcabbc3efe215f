using System.Text;
using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Grids;
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
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: HasMark(file));
        output.Write(encoding.GetPreamble());
        output.Write(encoding.GetBytes(writing.Finish()));
        return result;
    }

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

    private static bool HasMark(Stream file)
    {
        Span<byte> head = stackalloc byte[3];
        file.Position = 0;
        return file.ReadAtLeast(head, 3, throwOnEndOfStream: false) == 3 && head is [0xEF, 0xBB, 0xBF];
    }
}
