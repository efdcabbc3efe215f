using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Excel forms of every layout customers send.</summary>
internal static class ExcelLayouts
{
    public static IEnumerable<FormLayout> All =>
    [
        HeaderAnywhere, ManySheets, Lists, NamedAndRangeLists, TickColumns, MergedSections, Formulas, Protected, PromptAndCell, OneColumnOfQuestions, StackedTables, TwoLevelHeader, CompletedColumns,
    ];

    private static FormLayout HeaderAnywhere => new("excel header anywhere", new ExcelForm()
        .Sheet("Assessment", ["Supplier assessment 2026"], [], ["Please answer all questions."], [], ["", "No.", "Domain", "Question", "Response", "Comments"],
            ["", "1", "Privacy", "Do you process personal data?", "", ""], ["", "2", "", "Where is it stored?", "", ""])
        .Build(), "Do you process personal data?", "Where is it stored?");

    private static FormLayout ManySheets => new("excel many sheets", new ExcelForm()
        .Sheet("Instructions", ["How do I use this workbook?"], ["Fill in the answers."])
        .Sheet("Security", ["ID", "Question", "Answer"], ["S1", "Is data encrypted?", ""])
        .Sheet("Privacy", ["ID", "Question", "Answer"], ["P1", "Is there a privacy officer?", ""])
        .Sheet("Lists", ["Question", "Answer"], ["Yes", "No"])
        .Hide("Lists")
        .Build(), "Is data encrypted?", "Is there a privacy officer?");

    private static FormLayout Lists => new("excel lists", new ExcelForm()
        .Sheet("Q", w => Validate(w, "C2:C3", "\"Yes,No,Partly\""), ["ID", "Question", "Answer", "Explanation"], ["1", "Is there an AI policy?", "", ""], ["2", "Is it reviewed?", "", ""])
        .Build(), "Is there an AI policy?", "Is it reviewed?")
    { Options = ["Yes|No|Partly", "Yes|No|Partly"] };

    private static FormLayout NamedAndRangeLists => new("excel named lists", new ExcelForm()
        .Name("Grades", "Values!$A$1:$A$3")
        .Sheet("Q", w =>
        {
            Validate(w, "B2", "Grades");
            Validate(w, "B3", "Values!$B$1:$B$2");
        }, ["Question", "Answer"], ["How mature is monitoring?", ""], ["Is it automated?", ""])
        .Sheet("Values", ["Low", "Ja"], ["Medium", "Nein"], ["High", ""])
        .Hide("Values")
        .Build(), "How mature is monitoring?", "Is it automated?")
    { Options = ["Low|Medium|High", "Ja|Nein"] };

    private static FormLayout TickColumns => new("excel tick columns", new ExcelForm()
        .Sheet("Q", ["Nr", "Frage", "Ja", "Nein", "Entfällt", "Erläuterung"], ["1", "Gibt es eine KI-Richtlinie?", "", "", "", ""], ["2", "Wird sie geschult?", "", "", "", ""])
        .Build(), "Gibt es eine KI-Richtlinie?", "Wird sie geschult?")
    { Options = ["Ja|Nein|Entfällt", "Ja|Nein|Entfällt"] };

    private static FormLayout MergedSections => new("excel merged sections", new ExcelForm()
        .Sheet("Q", w => Merge(w, "A2:C2", "A5:C5"), ["ID", "Question", "Answer"], ["Governance"], ["1", "Who owns AI risk?", ""], ["2", "Is there a board report?", ""], ["Operations"], ["3", "Is drift monitored?", ""])
        .Build(), "Who owns AI risk?", "Is there a board report?", "Is drift monitored?");

    private static FormLayout Formulas => new("excel formulas", new ExcelForm()
        .Sheet("Q", w => Formula(w, "B2", "Texts!A1", "Is the model card public?"), ["ID", "Question", "Answer"], ["1", "", ""], ["2", "Who reviews it?", ""])
        .Sheet("Texts", ["Is the model card public?"])
        .Hide("Texts")
        .Build(), "Is the model card public?", "Who reviews it?");

    private static FormLayout Protected => new("excel protected", new ExcelForm()
        .Unlocked()
        .Sheet("Q", w =>
        {
            Style(w, "C2", ExcelForm.UnlockedStyle);
            Style(w, "D2", ExcelForm.UnlockedStyle);
            w.InsertAfter(new SheetProtection { Sheet = true }, w.GetFirstChild<SheetData>());
        }, ["ID", "Question", "Answer", "Comments"], ["1", "Is access logged?", "", ""], ["2", "Is the log locked away?", "", ""])
        .Build(), "Is access logged?", "Is the log locked away?")
    { Doubtful = ["Is the log locked away?"], Placeless = ["Is the log locked away?"] };

    private static FormLayout PromptAndCell => new("excel prompt and cell", new ExcelForm()
        .Unlocked()
        .Sheet("Vendor", w =>
        {
            Style(w, "B2", ExcelForm.FramedStyle);
            Style(w, "B3", ExcelForm.FramedStyle);
            Style(w, "B4", ExcelForm.FramedStyle);
        }, ["Vendor profile"], ["Company name:", ""], ["Website:", ""], ["Do you use AI in the product?", ""])
        .Build(), "Company name:", "Website:", "Do you use AI in the product?");

    private static FormLayout OneColumnOfQuestions => new("excel one column", new ExcelForm()
        .Sheet("Q", ["Question"], ["Is there a register of models?"], ["Who keeps it?"])
        .Build(), "Is there a register of models?", "Who keeps it?");

    private static FormLayout StackedTables => new("excel stacked tables", new ExcelForm()
        .Sheet("Q", ["1. Security"], ["ID", "Question", "Answer"], ["1.1", "Is there a firewall?", ""], [], ["2. Privacy"], ["ID", "Question", "Answer"], ["2.1", "Is there a notice?", ""])
        .Build(), "Is there a firewall?", "Is there a notice?");

    private static FormLayout TwoLevelHeader => new("excel two-level header", new ExcelForm()
        .Sheet("Q", w => Merge(w, "C1:D1"), ["No", "Question", "Response", "", "Evidence"], ["", "", "Yes", "No", ""], ["1", "Is there a kill switch?", "", "", ""], ["2", "Was it tried?", "", "", ""])
        .Build(), "Is there a kill switch?", "Was it tried?")
    { Options = ["Yes|No", "Yes|No"] };

    private static FormLayout CompletedColumns => new("excel partly completed", new ExcelForm()
        .Sheet("Q", ["ID", "Question", "Answer"], ["1", "Is the service hosted in the EU?", "Yes, in Frankfurt."], ["2", "Which cloud is used?", ""], ["3", "Is there a second region?", ""])
        .Build(), "Is the service hosted in the EU?", "Which cloud is used?", "Is there a second region?")
    { Answered = ["Is the service hosted in the EU?"] };

    private static void Validate(Worksheet sheet, string cells, string formula)
    {
        var all = sheet.GetFirstChild<DataValidations>() ?? sheet.InsertAfter(new DataValidations(), sheet.GetFirstChild<SheetData>())!;
        all.Append(new DataValidation(new Formula1(formula)) { Type = DataValidationValues.List, AllowBlank = true, SequenceOfReferences = new ListValue<StringValue>([new StringValue(cells)]) });
    }

    private static void Merge(Worksheet sheet, params string[] ranges) =>
        sheet.InsertAfter(new MergeCells([.. ranges.Select(r => new MergeCell { Reference = r })]), sheet.GetFirstChild<SheetData>());

    private static void Formula(Worksheet sheet, string cell, string formula, string value)
    {
        var target = CellAt(sheet, cell);
        target.RemoveAllChildren();
        target.DataType = CellValues.String;
        target.Append(new CellFormula(formula), new CellValue(value));
    }

    private static void Style(Worksheet sheet, string cell, uint style) => CellAt(sheet, cell).StyleIndex = style;

    private static Cell CellAt(Worksheet sheet, string reference)
    {
        var number = uint.Parse(new string([.. reference.Where(char.IsDigit)]));
        var row = sheet.GetFirstChild<SheetData>()!.Elements<Row>().Single(r => r.RowIndex! == number);
        var existing = row.Elements<Cell>().FirstOrDefault(c => c.CellReference == reference);
        if (existing is not null)
        {
            return existing;
        }

        var cell = new Cell { CellReference = reference };
        var next = row.Elements<Cell>().FirstOrDefault(c => string.CompareOrdinal(c.CellReference, reference) > 0);
        return row.InsertBefore(cell, next);
    }
}
