using System.Text;
using Evidence.Questionnaires;
using Evidence.Testing.Documents;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>CSV, Markdown, JSON and pasted text: read, answered, and hostile.</summary>
public sealed class PlainFormatTests
{
    private const string Csv = "ID,Question,Answer\r\n1,\"Is data, at rest, \"\"encrypted\"\"?\",\r\n2,\"Who approves\r\na release?\",\r\n";

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Csv_OfAnyEncoding_IsReadAndFilledInPlace(string encoding)
    {
        var file = Encode(Csv, encoding);
        var questionnaire = Office.Read(file, "form.csv");

        var (filled, result) = Office.Fill(file, questionnaire, [new("1", "Yes, \"AES\", since 2024", null), new("2", "=cmd()", null)]);

        Assert.Equal(["Is data, at rest, \"encrypted\"?", "Who approves a release?"], questionnaire.Questions.Select(q => q.Text));
        Assert.Equal(["1", "2"], result.Filled);
        Assert.Equal("Yes, \"AES\", since 2024", Office.Answers(filled, questionnaire)["1"].Answer);
        Assert.DoesNotContain(",=cmd()", Decode(filled, encoding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Csv_WithAnotherSeparator_KeepsItWhenFilled(string separator)
    {
        var file = Encoding.UTF8.GetBytes($"Nr{separator}Frage{separator}Antwort\n1{separator}Wer ist verantwortlich?{separator}\n");
        var questionnaire = Office.Read(file, "form.csv");

        var (filled, _) = Office.Fill(file, questionnaire, [new("1", $"Das Team{separator} KI", null)]);

        Assert.Equal($"Nr{separator}Frage{separator}Antwort\n1{separator}Wer ist verantwortlich?{separator}\"Das Team{separator} KI\"\n", Encoding.UTF8.GetString(filled));
    }

    [Fact]
    public void Csv_WithAnAnswerOfTheCustomers_KeepsIt()
    {
        var file = Encoding.UTF8.GetBytes("ID,Question,Answer\n1,Is data encrypted?,Yes since 2024\n2,Who approves a release?,\n");
        var questionnaire = Office.Read(file, "form.csv");

        var (filled, result) = Office.Fill(file, questionnaire, Office.AnswerAll(questionnaire, "The board does."));

        Assert.Equal(["2"], result.Filled);
        Assert.Equal("ID,Question,Answer\n1,Is data encrypted?,Yes since 2024\n2,Who approves a release?,The board does.\n", Encoding.UTF8.GetString(filled));
    }

    [Fact]
    public void Csv_WithAQuoteThatNeverCloses_IsReadOrRefusedInALine()
    {
        var fault = Record.Exception(() => Office.Read(Encoding.UTF8.GetBytes("ID,Question,Answer\n1,\"Is it open?,\n2,Who?,\n"), "form.csv"));

        Assert.True(fault is null or EvidenceException, fault?.ToString());
    }

    [Fact]
    public void Csv_WithZeroBytes_IsRefused() =>
        Assert.Throws<EvidenceException>(() => Office.Read([.. "ID,Question\n"u8, 0, 0, 1, 2, 3, 0], "form.csv"));

    [Fact]
    public void Markdown_TablesListsAndHeadings_AreReadAndAnsweredIntoAWordDocument()
    {
        var file = Encoding.UTF8.GetBytes("# Vendor form\n\n## Governance\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | Is there an **AI policy**? | |\n\n## Models\n\n1. Who approves a release?\n2. Describe how drift is monitored.\n");

        var questionnaire = AnswerIntoWord(file, "form.md");

        Assert.Equal(["Is there an AI policy?", "Who approves a release?", "Describe how drift is monitored."], questionnaire.Questions.Select(q => q.Text));
        Assert.EndsWith("Governance", questionnaire.Questions[0].Section, StringComparison.Ordinal);
        Assert.EndsWith("Models", questionnaire.Questions[1].Section, StringComparison.Ordinal);
    }

    [Fact]
    public void VsaqJson_IsReadWithItsOptionsAndAnsweredIntoAWordDocument()
    {
        var file = Encoding.UTF8.GetBytes(
            """
            { "questionnaire": [ { "type": "block", "text": "Access", "items": [
              { "type": "yesno", "id": "mfa", "text": "Is MFA enforced?", "yes": "Yes", "no": "No" },
              { "type": "box", "id": "how", "text": "Describe how access is reviewed." } ] } ] }
            """);

        var questionnaire = AnswerIntoWord(file, "form.json");

        Assert.Equal(["Is MFA enforced?", "Describe how access is reviewed."], questionnaire.Questions.Select(q => q.Text));
        Assert.Equal(["Yes", "No"], questionnaire.Questions[0].Options);
    }

    [Fact]
    public void PastedText_IsReadAndAnsweredIntoAWordDocument()
    {
        var questionnaire = AnswerIntoWord(Encoding.UTF8.GetBytes("Hello,\n\nplease answer:\n\n1. Do you use customer data for training?\n2. Where is the model hosted?\n\nThank you\n"), "mail.txt");

        Assert.Equal(["Do you use customer data for training?", "Where is the model hosted?"], questionnaire.Questions.Select(q => q.Text));
    }

    [Theory]
    [InlineData("form.json", "{ \"questionnaire\": ")]
    [InlineData("form.json", "[1, 2, 3]")]
    [InlineData("form.md", "")]
    [InlineData("form.txt", "\u0000\u0001\u0002")]
    public void PlainFile_WithNothingToRead_IsReadAsNothingOrRefusedInALine(string name, string text)
    {
        var fault = Record.Exception(() => Assert.Empty(Office.Read(Encoding.UTF8.GetBytes(text), name).Questions));

        Assert.True(fault is null || (fault is EvidenceException && !fault.Message.Contains('\n', StringComparison.Ordinal)), fault?.ToString());
    }

    [Fact]
    public void Json_NestedVeryDeeply_IsRefusedInALine()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"items\":[", 5000));

        Assert.Throws<EvidenceException>(() => Office.Read(Encoding.UTF8.GetBytes(deep), "form.json"));
    }

    // The answers are in the new document, at the questions they belong to.
    private static Questionnaire AnswerIntoWord(byte[] file, string name)
    {
        var questionnaire = Office.Read(file, name);
        var (document, result) = Office.Fill(file, questionnaire, questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, q.Slots.Any(s => s.Role is SlotRole.Answer or SlotRole.Comment) ? $"We do this for {q.Id}; see the report." : null, q.Options.Count > 0 ? q.Options[^1] : null)));
        OfficeAssert.IsValid(document);
        Assert.Equal(questionnaire.Questions.Count, result.Filled.Count);
        var text = Office.Read(document, "answered.docx");
        Assert.Equal(questionnaire.Questions.Select(q => q.Text), text.Questions.Select(q => q.Text));
        var back = Office.Answers(document, questionnaire with { FileName = "answered.docx" });
        Assert.All(questionnaire.Questions.Where(q => q.Slots.Any(s => s.Role == SlotRole.Answer)), q => Assert.Equal($"We do this for {q.Id}; see the report.", back.GetValueOrDefault(q.Id)?.Answer));
        return questionnaire;
    }

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        "utf-16BE" => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-8 with mark" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string Decode(byte[] file, string encoding) =>
        (encoding switch
        {
            "utf-16" => Encoding.Unicode,
            "utf-16BE" => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        }).GetString(file);
}
