using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W14 = DocumentFormat.OpenXml.Office2010.Word;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Word forms of every layout customers send.</summary>
internal static class WordLayouts
{
    public static IEnumerable<FormLayout> All =>
    [
        .. Headers, TwoColumns, OneColumn, TickColumns, TickColumnsAfterTopic, OptionLines, GlyphLines, BulletBoxes, Controls, RepeatingSection, FormFields, NumberedWithBlanks, NumberedWithLines,
        NumberedWithNothing, NestedTable, MergedCells, PartsAndFollowUps, PartsInTable, InstructionsAndExamples, RightToLeft, TrackedChanges, ContinuedTable, AnswerLabels, CoverPage, LabelLines, FrameBelow, Checklist,
    ];

    // The same form headed in eight languages, the columns in another order each time.
    private static IEnumerable<FormLayout> Headers =>
    [
        Headed("de", ["Nr.", "Frage", "Antwort", "Bemerkungen"], "Werden Kundendaten verschlüsselt gespeichert?", "Bitte beschreiben Sie die Zugriffskontrolle."),
        Headed("fr", ["Réponse", "Question", "N°", "Commentaires"], "Les données sont-elles chiffrées au repos ?", "Décrivez le contrôle des accès."),
        Headed("es", ["Pregunta", "Comentarios", "Respuesta"], "¿Se cifran los datos de los clientes?", "Describa el control de acceso."),
        Headed("it", ["N.", "Domanda", "Risposta"], "I dati dei clienti sono cifrati?", "Descrivere il controllo degli accessi."),
        Headed("nl", ["Vraag", "Antwoord", "Toelichting"], "Worden klantgegevens versleuteld opgeslagen?", "Beschrijf de toegangscontrole."),
        Headed("pt", ["Pergunta", "Resposta", "Observações"], "Os dados dos clientes são cifrados?", "Descreva o controlo de acessos."),
        Headed("ja", ["番号", "質問", "回答", "備考"], "お客様のデータは暗号化して保存されていますか？", "アクセス管理について説明してください。"),
        Headed("en", ["Category", "Ref", "Requirement", "Vendor response", "Evidence", "Assessor comments"], "Is customer data encrypted at rest?", "Access is reviewed every quarter."),
    ];

    private static FormLayout TwoColumns => new("two columns", new WordForm()
        .Heading("Company")
        .Table(["Legal name of the company:", ""], ["Number of employees:", "<Enter number>"], ["Do you train models on customer data?", ""])
        .Build(), "Legal name of the company:", "Number of employees:", "Do you train models on customer data?");

    private static FormLayout OneColumn => new("one column", new WordForm()
        .Table(["1. How do you test for bias?"], [""], ["2. Who approves a release?"], [""])
        .Build(), "How do you test for bias?", "Who approves a release?");

    private static FormLayout TickColumns => new("tick columns", new WordForm()
        .Table(
            ["#", "Control", "Yes", "No", "N/A", "Explanation"],
            ["1", "Do you have an AI policy?", "", "", "", ""],
            ["2", "Are models inventoried?", "", "", "", ""])
        .Build(), "Do you have an AI policy?", "Are models inventoried?")
    { Options = ["Yes|No|N/A", "Yes|No|N/A"] };

    private static FormLayout TickColumnsAfterTopic => new("tick columns after topic", new WordForm()
        .Add(TwoLevelHeader())
        .Build(), "Is an incident process in place?", "Is it tested every year?")
    { Options = ["Yes|No", "Yes|No"] };

    private static FormLayout OptionLines => new("option lines", new WordForm()
        .Table(
            ["Question", "Answer", "Comments"],
            ["Do you log access to models?", "Yes\nNo\nNot available", ""],
            ["Are logs kept for a year?", "Yes\nNo\nNot available", ""])
        .Build(), "Do you log access to models?", "Are logs kept for a year?")
    { Options = ["Yes|No|Not available", "Yes|No|Not available"] };

    private static FormLayout GlyphLines => new("glyph lines", new WordForm()
        .Table(
            ["Question", "Answer", "Details"],
            ["Do you support single sign-on?", "☐ Yes ☐ No", ""],
            ["Which regions do you serve? (select all that apply)", "☐ Europe\n☐ Americas\n☐ Asia", ""])
        .Build(), "Do you support single sign-on?", "Which regions do you serve? (select all that apply)")
    { Options = ["Yes|No", "Europe|Americas|Asia"] };

    private static FormLayout BulletBoxes => new("bullet boxes", new WordForm()
        .BoxBullets()
        .Add(BulletTable())
        .Build(), "A policy is set in place.", "The policy is communicated.")
    { Options = ["Complete|Partial|Not applicable", "Complete|Partial|Not applicable"] };

    private static FormLayout Controls => new("content controls", new WordForm()
        .Add(
            WordForm.Words("What is the name of the service?"),
            Block("Service", new SdtContentText(), "Click or tap here to enter text."),
            new Paragraph(WordForm.TextRun("Hosting region: "), Inline("Region", List("EU", "US"), "Choose an item.")),
            new Paragraph(WordForm.TextRun("When was the last penetration test? "), Inline("Test", new SdtContentDate(), "Click or tap to enter a date.")),
            new Paragraph(WordForm.TextRun("Do you encrypt backups? "), CheckBox(), WordForm.TextRun(" Yes "), CheckBox(), WordForm.TextRun(" No")))
        .Build(), "What is the name of the service?", "Hosting region", "When was the last penetration test?", "Do you encrypt backups?")
    { Options = ["", "EU|US", "", "Yes|No"] };

    private static FormLayout RepeatingSection => new("repeating section", new WordForm()
        .Add(RepeatingTable())
        .Build(), "Describe the model.", "Describe its training data.");

    private static FormLayout FormFields => new("form fields", new WordForm()
        .Protect()
        .Add(
            new Paragraph([WordForm.TextRun("Name of the contact: "), .. TextField("Name", 40)]),
            new Paragraph([WordForm.TextRun("Risk class: "), .. ListField("Risk", "High", "Low")]),
            new Paragraph([WordForm.TextRun("Do you keep a model inventory? "), .. BoxField("Inv1"), WordForm.TextRun(" Yes "), .. BoxField("Inv2"), WordForm.TextRun(" No")]))
        .Build(), "Name of the contact", "Risk class", "Do you keep a model inventory?")
    { Options = ["", "High|Low", "Yes|No"] };

    private static FormLayout NumberedWithBlanks => new("numbered with blanks", new WordForm()
        .Heading("Governance")
        .Say("1. Who is accountable for AI risk?", "", "", "2. Describe how incidents are reported.", "", "")
        .Build(), "Who is accountable for AI risk?", "Describe how incidents are reported.");

    private static FormLayout NumberedWithLines => new("numbered with lines", new WordForm()
        .Say("1) What data do you process?", "__________________________", "__________________________", "2) Contact: ______________  Date: ___________")
        .Build(), "What data do you process?", "Contact", "Date")
    { LosesLabelsWhenFilled = true };

    private static FormLayout NumberedWithNothing => new("numbered with nothing", new WordForm()
        .Numbered("Do you have a documented policy?", "Do you review it every year?", "Is it known to all staff?")
        .Say("End of the questionnaire.")
        .Build(), "Do you have a documented policy?", "Do you review it every year?", "Is it known to all staff?");

    private static FormLayout NestedTable => new("nested table", new WordForm()
        .Add(Nested())
        .Build(), "Do you monitor drift?", "Do you retrain?");

    private static FormLayout MergedCells => new("merged cells", new WordForm()
        .Add(Merged())
        .Build(), "Is data minimised?", "Is data deleted on request?", "Are keys rotated?");

    private static FormLayout PartsAndFollowUps => new("parts and follow-ups", new WordForm()
        .Say("1. Do you have policies for the following?", "(a) bias", "(b) privacy", "2. Do you use subprocessors?", "If yes, please list them:", "____________")
        .Build(), "Do you have policies for the following?", "bias", "privacy", "Do you use subprocessors?", "If yes, please list them:");

    private static FormLayout PartsInTable => new("parts in table", new WordForm()
        .Table(
            ["No.", "Question", "Answer"],
            ["1", "Do you train staff on the following topics?", ""],
            ["1.a", "The policy and where to find it", ""],
            ["1.b", "Their own role", ""],
            ["2", "Is attendance recorded?", ""])
        .Build(), "Do you train staff on the following topics?", "The policy and where to find it", "Their own role", "Is attendance recorded?");

    private static FormLayout InstructionsAndExamples => new("instructions and examples", new WordForm()
        .Heading("Instructions")
        .Say("Please complete this questionnaire and return it within two weeks.", "Do you have questions? Write to us.", "Example: a good answer names the document.")
        .Heading("Questions")
        .Table(["Question", "Answer"], ["Is there an AI inventory?", ""], ["Who owns it?", ""])
        .Table(["Acronym", "Meaning"], ["AI", "Artificial intelligence"], ["PII", "Personally identifiable information"])
        .Say("Thank you for your time.")
        .Build(), "Is there an AI inventory?", "Who owns it?");

    private static FormLayout RightToLeft => new("right to left", new WordForm()
        .Add(RightToLeftTable())
        .Build(), "هل لديكم سياسة للذكاء الاصطناعي؟", "من المسؤول عنها؟");

    private static FormLayout TrackedChanges => new("tracked changes", new WordForm()
        .Add(Tracked())
        .Build(), "Is access reviewed every month?");

    private static FormLayout ContinuedTable => new("continued table", new WordForm()
        .Table(["#", "Question", "Yes", "No"], ["1", "Is multi-factor sign-in used?", "", ""])
        .Table(["2", "Are sessions limited?", "", ""])
        .Build(), "Is multi-factor sign-in used?", "Are sessions limited?")
    { Options = ["Yes|No", "Yes|No"] };

    private static FormLayout AnswerLabels => new("answer labels", new WordForm()
        .Say("Q1. How is data classified?", "Answer:", "Q2. How is it destroyed?", "Answer:")
        .Build(), "How is data classified?", "How is it destroyed?");

    private static FormLayout CoverPage => new("cover page", new WordForm()
        .Say("Supplier assessment", "Version 2.1", "Confidential")
        .Table(["Date", "Version", "Author"], ["2026-01-01", "2.1", "Procurement"], ["", "", ""])
        .Table(["ID", "Question", "Response"], ["A-1", "Is there a security officer?", ""])
        .Build(), "Is there a security officer?");

    private static FormLayout LabelLines => new("label lines", new WordForm()
        .Say("Company name:", "Contact person:", "", "1. What does the product do?", "")
        .Build(), "Company name", "Contact person", "What does the product do?");

    private static FormLayout FrameBelow => new("frame below", new WordForm()
        .Say("Describe your vulnerability management.")
        .Table([""])
        .Say("What is your patch cycle?")
        .Table([""])
        .Build(), "Describe your vulnerability management.", "What is your patch cycle?");

    private static FormLayout Checklist => new("checklist", new WordForm()
        .Heading("Release checklist")
        .Say("☐ Fairness was measured for every group", "☐ The model card is published", "Which regulations apply? ☐ GDPR ☐ EU AI Act ☐ Other: ________")
        .Build(), "Fairness was measured for every group", "The model card is published", "Which regulations apply?")
    { Options = ["Yes", "Yes", "GDPR|EU AI Act|Other:"] };

    private static FormLayout Headed(string language, string[] headers, string first, string second)
    {
        string[] Row(string number, string text) => [.. headers.Select(h => h switch
        {
            "Nr." or "N°" or "N." or "番号" or "Ref" => number,
            "Frage" or "Question" or "Pregunta" or "Domanda" or "Vraag" or "Pergunta" or "質問" or "Requirement" => text,
            "Category" => "Security",
            _ => "",
        })];
        return new FormLayout("headers " + language, new WordForm().Table(headers, Row("1.1", first), Row("1.2", second)).Build(), first, second);
    }

    private static Table TwoLevelHeader()
    {
        var table = WordForm.TableOf(["Topic", "Response", "", "Remarks"], ["", "Yes", "No", ""], ["Is an incident process in place?", "", "", ""], ["Is it tested every year?", "", "", ""]);
        var rows = table.Elements<TableRow>().ToList();
        rows[0].Elements<TableCell>().ElementAt(1).TableCellProperties!.Append(new GridSpan { Val = 2 });
        rows[0].Elements<TableCell>().ElementAt(2).Remove();
        foreach (var (cell, merge) in new[] { (0, MergedCellValues.Restart), (2, MergedCellValues.Restart) })
        {
            rows[0].Elements<TableCell>().ElementAt(cell).TableCellProperties!.Append(new VerticalMerge { Val = merge });
        }

        rows[1].Elements<TableCell>().First().TableCellProperties!.Append(new VerticalMerge());
        rows[1].Elements<TableCell>().Last().TableCellProperties!.Append(new VerticalMerge());
        return table;
    }

    private static Table BulletTable()
    {
        var table = WordForm.TableOf(["Practice", "Implementation", "Notes, Action Items"], ["A policy is set in place.", "Complete\nPartial\nNot applicable", ""], ["The policy is communicated.", "Complete\nPartial\nNot applicable", ""]);
        foreach (var paragraph in table.Descendants<Paragraph>().Where(p => p.InnerText is "Complete" or "Partial" or "Not applicable"))
        {
            paragraph.ParagraphProperties = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 2 }));
        }

        return table;
    }

    private static Table Nested()
    {
        var table = WordForm.TableOf(["Operations"], [""]);
        var cell = table.Elements<TableRow>().ElementAt(1).Elements<TableCell>().Single();
        cell.InsertAt(WordForm.TableOf(["Question", "Answer"], ["Do you monitor drift?", ""], ["Do you retrain?", ""]), 1);
        return table;
    }

    private static Table Merged()
    {
        var table = WordForm.TableOf(["Domain", "ID", "Question", "Answer"], ["Privacy", "P1", "Is data minimised?", ""], ["", "P2", "Is data deleted on request?", ""], ["Security"], ["", "S1", "Are keys rotated?", ""]);
        var rows = table.Elements<TableRow>().ToList();
        rows[1].Elements<TableCell>().First().TableCellProperties!.Append(new VerticalMerge { Val = MergedCellValues.Restart });
        rows[2].Elements<TableCell>().First().TableCellProperties!.Append(new VerticalMerge());
        rows[3].Elements<TableCell>().First().TableCellProperties!.Append(new GridSpan { Val = 4 });
        return table;
    }

    private static Table RightToLeftTable()
    {
        var table = WordForm.TableOf(["السؤال", "Answer"], ["هل لديكم سياسة للذكاء الاصطناعي؟", ""], ["من المسؤول عنها؟", ""]);
        foreach (var paragraph in table.Descendants<Paragraph>())
        {
            paragraph.ParagraphProperties = new ParagraphProperties(new BiDi());
        }

        return table;
    }

    private static Table Tracked()
    {
        var table = WordForm.TableOf(["Question", "Answer"], ["", ""]);
        var question = table.Elements<TableRow>().ElementAt(1).Descendants<Paragraph>().First();
        var when = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        question.Append(
            WordForm.TextRun("Is access reviewed every "),
            new DeletedRun(new Run(new DeletedText("year?"))) { Id = "90", Author = "A", Date = when },
            new InsertedRun(WordForm.TextRun("month?")) { Id = "91", Author = "A", Date = when });
        return table;
    }

    private static Table RepeatingTable()
    {
        var table = WordForm.TableOf(["Question", "Answer"]);
        var rows = WordForm.TableOf(["Describe the model.", ""], ["Describe its training data.", ""]).Elements<TableRow>().Select(r => r.CloneNode(true)).ToArray();
        var properties = new SdtProperties(new SdtId { Val = 4711 });
        properties.Append(new DocumentFormat.OpenXml.Office2013.Word.SdtRepeatedSection());
        table.Append(new SdtRow(properties, new SdtContentRow(rows)));
        return table;
    }

    private static SdtBlock Block(string name, OpenXmlElement kind, string placeholder) => new(
        new SdtProperties(new SdtAlias { Val = name }, new SdtId { Val = name.Length + 100 }, new ShowingPlaceholder(), kind),
        new SdtContentBlock(WordForm.Words(placeholder)));

    private static SdtRun Inline(string name, OpenXmlElement kind, string placeholder) => new(
        new SdtProperties(new SdtAlias { Val = name }, new SdtId { Val = name.Length + 200 }, new ShowingPlaceholder(), kind),
        new SdtContentRun(WordForm.TextRun(placeholder)));

    private static SdtContentDropDownList List(params string[] choices) => new([.. choices.Select(c => new ListItem { DisplayText = c, Value = c.ToLowerInvariant() })]);

    private static SdtRun CheckBox() => new(
        new SdtProperties(new W14.SdtContentCheckBox(new W14.Checked { Val = W14.OnOffValues.Zero }, new W14.CheckedState { Val = "2612", Font = "MS Gothic" }, new W14.UncheckedState { Val = "2610", Font = "MS Gothic" })),
        new SdtContentRun(WordForm.TextRun("☐")));

    private static Run[] TextField(string name, int most) =>
    [
        new Run(new FieldChar(new FormFieldData(new FormFieldName { Val = name }, new Enabled(), new CalculateOnExit { Val = false }, new TextInput(new MaxLength { Val = (short)most }))) { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(" FORMTEXT ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        WordForm.TextRun("\u2002\u2002\u2002\u2002\u2002"),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static Run[] ListField(string name, params string[] choices) =>
    [
        new Run(new FieldChar(new FormFieldData(new FormFieldName { Val = name }, new Enabled(), new CalculateOnExit { Val = false }, new DropDownListFormField([.. choices.Select(c => new ListEntryFormField { Val = c })]))) { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(" FORMDROPDOWN ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    private static Run[] BoxField(string name) =>
    [
        new Run(new FieldChar(new FormFieldData(new FormFieldName { Val = name }, new Enabled(), new CalculateOnExit { Val = false }, new CheckBox(new AutomaticallySizeFormField(), new DefaultCheckBoxFormFieldState { Val = false }))) { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(" FORMCHECKBOX ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];
}
