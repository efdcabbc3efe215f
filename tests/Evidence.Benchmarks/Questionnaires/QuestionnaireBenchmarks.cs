using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Evidence.Documents.Questionnaires;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Questionnaires;

/// <summary>Reading and filling a Word form of 300 questions and a workbook of 1,000 rows on 15 sheets, and ten times as much of each, answers given.</summary>
internal static class QuestionnaireBenchmarks
{
    private const int Rounds = 5;
    private const int Megabyte = 1_000_000;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static async Task RunAsync(string[] args)
    {
        await using var services = new ServiceCollection().AddQuestionnaireFormats().BuildServiceProvider();
        var formats = services.GetRequiredService<IQuestionnaireFormats>();
        foreach (var (name, file) in new[]
        {
            ("300 questions.docx", WordForm(300)),
            ("3000 questions.docx", WordForm(3_000)),
            ("1000 rows.xlsx", Workbook(15, 1_000)),
            ("10000 rows.xlsx", Workbook(15, 10_000)),
        })
        {
            Measure(formats, name, file);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / Megabyte} MB");
    }

    private static void Measure(IQuestionnaireFormats formats, string name, byte[] file)
    {
        var times = new List<TimeSpan>();
        var processor = new List<TimeSpan>();
        var filled = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            using var input = new MemoryStream(file);
            using var output = new MemoryStream();
            var format = formats.Of(name, input);
            var questionnaire = format.Read(input, name);
            QuestionnaireFill[] fills = [.. questionnaire.Questions.Select(q => new QuestionnaireFill(q.Id, "Every release is tested, and the report is kept with its evidence.", null))];
            filled = format.Fill(input, name, questionnaire, fills, new FillOptions(CopyKind.Review), output).Filled.Count;
            times.Add(clock.Elapsed);
            processor.Add(Process.GetCurrentProcess().TotalProcessorTime - before);
        }

        Console.WriteLine($"{name}: {filled} answers; first {times[0].TotalMilliseconds:0} ms, best {times.Min().TotalMilliseconds:0} ms, {processor.Min().TotalMilliseconds:0} ms of processor time");
    }

    private static byte[] WordForm(int questions)
    {
        var rows = string.Concat(Enumerable.Range(1, questions).Select(n => WordRow($"{n}", $"Describe how control {n} of the service is tested before a release.", "")));
        return Package(
            ("[Content_Types].xml", Types("/word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")),
            ("_rels/.rels", Root("word/document.xml")),
            ("word/document.xml", $"<w:document xmlns:w=\"{Word}\"><w:body><w:tbl>{WordRow("ID", "Question", "Answer")}{rows}</w:tbl></w:body></w:document>"));
    }

    private static string WordRow(params string[] cells) =>
        $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc><w:p>{(c.Length > 0 ? $"<w:r><w:t>{c}</w:t></w:r>" : "")}</w:p></w:tc>"))}</w:tr>";

    private static byte[] Workbook(int sheets, int rows)
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        var parts = numbers.Select(n => ($"/xl/worksheets/sheet{n}.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"));
        return Package(
        [
            ("[Content_Types].xml", Types([("/xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), .. parts])),
            ("_rels/.rels", Root("xl/workbook.xml")),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", Links([.. numbers.Select(n => ($"rId{n}", "worksheet", $"worksheets/sheet{n}.xml"))])),
            .. numbers.Select(n => ($"xl/worksheets/sheet{n}.xml", SheetXml(n, rows / sheets))),
        ]);
    }

    private static string SheetXml(int sheet, int rows) =>
        $"<worksheet xmlns=\"{Sheet}\"><sheetData>{SheetRow(1, "ID", "Question", "Answer", "Comments")}"
        + string.Concat(Enumerable.Range(2, rows).Select(n => SheetRow(n, $"{sheet}.{n}", $"Is control {n} of area {sheet} tested before each release?"))) + "</sheetData></worksheet>";

    private static string SheetRow(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((c, n) => $"<c r=\"{(char)('A' + n)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    private static string Types(params (string Part, string Type)[] parts) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + string.Concat(parts.Select(p => $"<Override PartName=\"{p.Part}\" ContentType=\"{p.Type}\"/>")) + "</Types>";

    private static string Types(string part, string type) => Types((part, type));

    private static string Root(string target) => Links(("rId1", "officeDocument", target));

    private static string Links(params (string Id, string Kind, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Relations}/{l.Kind}\" Target=\"{l.Target}\"/>")) + "</Relationships>";

    private static byte[] Package(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
