using System.IO.Compression;
using System.Text;

namespace Evidence.Documents.Tests.Questionnaires;

/// <summary>Files that are refused, or read within bounds, with one clear line.</summary>
public sealed class HostileFileTests
{
    private static readonly byte[] _form = new WordForm().Table(["Question", "Answer"], ["Is data encrypted?", ""], ["Who holds the keys?", ""]).Build();

    private static readonly byte[] _sheet = new ExcelForm().Sheet("Q", ["Question", "Answer"], ["Is data encrypted?", ""], ["Who holds the keys?", ""]).Build();

    [Fact]
    public void DocumentTypeInXml_Read_IsRefused() =>
        AssertRefused(FaultCode.Unsupported, WithPart(_form, "word/document.xml", x => x.Replace("<w:document", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document", StringComparison.Ordinal)), "form.docx");

    [Fact]
    public void EntityBombInSheet_Read_IsRefused() =>
        AssertRefused(FaultCode.Unsupported, WithPart(_sheet, "xl/worksheets/sheet1.xml", _ => "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>"), "form.xlsx");

    [Fact]
    public void ZipBomb_Read_IsRefused() =>
        AssertRefused(FaultCode.TooLarge, WithEntry(_form, "word/media/bomb.bin", 24 << 20), "form.docx");

    [Fact]
    public void ManyEntries_Read_AreRefused()
    {
        using var stream = Copy(_form);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var n = 0; n < 10_001; n++)
            {
                archive.CreateEntry($"word/media/{n}.bin", CompressionLevel.NoCompression);
            }
        }

        AssertRefused(FaultCode.TooLarge, stream.ToArray(), "form.docx");
    }

    [Theory]
    [InlineData("word/vbaProject.bin", "application/vnd.ms-word.document.macroEnabled.main+xml")]
    public void MacroDocument_Read_IsRefused(string part, string type)
    {
        var file = WithPart(WithEntry(_form, part, 10), "[Content_Types].xml", x => x.Replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", type, StringComparison.Ordinal));

        AssertRefused(FaultCode.Unsupported, file, "form.docm");
    }

    [Fact]
    public void MacroWorkbook_Read_IsRefused() => AssertRefused(
        FaultCode.Unsupported,
        WithPart(_sheet, "[Content_Types].xml", x => x.Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal)),
        "form.xlsm");

    [Fact]
    public void EncryptedFile_Read_SaysThatItIsEncrypted()
    {
        var file = new byte[4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(file, 1024);

        Assert.Contains("encrypted", AssertRefused(FaultCode.Unsupported, file, "form.docx"), StringComparison.Ordinal);
    }

    [Fact]
    public void OldBinaryFile_Read_IsRefused()
    {
        var file = new byte[4096];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);

        AssertRefused(FaultCode.Unsupported, file, "form.xlsx");
    }

    [Fact]
    public void HalfOfAPackage_Read_IsRefused() => AssertRefused(FaultCode.Unsupported, _form[..(_form.Length / 2)], "form.docx");

    [Fact]
    public void PictureNamedDocx_Read_IsRefused() => AssertRefused(FaultCode.Unsupported, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 0], "form.docx");

    [Fact]
    public void WorkbookNamedDocx_Read_IsReadOrRefusedByContent()
    {
        var fault = Record.Exception(() => Assert.Equal(2, Office.Read(_sheet, "form.docx").Questions.Count));

        Assert.True(fault is null or EvidenceException, fault?.ToString());
    }

    [Fact]
    public void FileOf200Megabytes_Read_IsRefusedWithoutReadingIt()
    {
        using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose,
        });
        file.Write(_form);
        file.SetLength(200L << 20);

        var fault = Assert.Throws<EvidenceException>(() => Office.Formats.Of("form.docx", file).Read(file, "form.docx"));

        Assert.Equal(FaultCode.TooLarge, fault.Code);
    }

    [Fact]
    public void SheetOf100000Rows_Read_IsBounded()
    {
        var rows = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        rows.Append("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Question</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Answer</t></is></c></row>");
        for (var n = 2; n <= 100_000; n++)
        {
            rows.Append($"<row r=\"{n}\"><c r=\"A{n}\" t=\"inlineStr\"><is><t>Is {n} encrypted?</t></is></c></row>");
        }

        var questionnaire = Office.Read(WithPart(_sheet, "xl/worksheets/sheet1.xml", _ => rows.Append("</sheetData></worksheet>").ToString()), "form.xlsx");

        Assert.InRange(questionnaire.Questions.Count, 10_000, 20_000);
        Assert.Contains(questionnaire.Notes, n => n.Contains("rows", StringComparison.Ordinal));
    }

    [Fact]
    public void DeeplyNestedXml_Read_IsRefused() => AssertRefused(
        FaultCode.Unsupported,
        WithPart(_form, "word/document.xml", x => x.Replace("<w:tbl>", string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 400)) + "<w:tbl>", StringComparison.Ordinal)),
        "form.docx");

    [Fact]
    public void RemoteTemplateAndExternalPicture_FilledFile_KeepsThemUnread()
    {
        var file = WithPart(_form, "word/_rels/document.xml.rels", x => x.Replace(
            "</Relationships>",
            "<Relationship Id=\"rIdX\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"http://127.0.0.1:9/t.dotm\" TargetMode=\"External\"/></Relationships>",
            StringComparison.Ordinal));
        var questionnaire = Office.Read(file, "form.docx");

        var (filled, result) = Office.Fill(file, questionnaire, Office.AnswerAll(questionnaire));

        Assert.Equal(2, result.Filled.Count);
        Assert.Contains("127.0.0.1:9", PartOf(filled, "word/_rels/document.xml.rels"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:altChunk r:id=\"rIdChunk\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>", "word/chunk.html", "altChunk")]
    [InlineData("", "word/embeddings/oleObject1.bin", "embedded objects")]
    public void EmbeddedContent_FilledFile_IsKeptUnreadAndSaid(string markup, string part, string said)
    {
        var file = WithPart(WithEntry(_form, part, 64), "word/document.xml", x => x.Replace("<w:tbl>", markup + "<w:tbl>", StringComparison.Ordinal));
        var questionnaire = Office.Read(file, "form.docx");

        var (filled, result) = Office.Fill(file, questionnaire, Office.AnswerAll(questionnaire));

        Assert.Equal(2, result.Filled.Count);
        Assert.Contains(questionnaire.Notes, n => n.Contains(said, StringComparison.Ordinal));
        Assert.Equal(PartOf(file, part), PartOf(filled, part));
        Assert.Contains(markup, PartOf(filled, "word/document.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word/sub/VBAPROJECT.BIN")]
    public void MacrosInsideOfAPlainDocument_Read_AreRefused(string part) =>
        Assert.Contains("macros", AssertRefused(FaultCode.Unsupported, WithEntry(_form, part, 10), "form.docx"), StringComparison.Ordinal);

    [Fact]
    public void RelationshipIdsGivenTwice_Read_CountOnce()
    {
        var file = WithPart(_sheet, "xl/_rels/workbook.xml.rels", x => x.Replace("</Relationships>", x[x.IndexOf("<Relationship ", StringComparison.Ordinal)..], StringComparison.Ordinal));

        Assert.Equal(2, Office.Read(file, "form.xlsx").Questions.Count);
    }

    private static string AssertRefused(FaultCode code, byte[] file, string name)
    {
        var fault = Assert.Throws<EvidenceException>(() => Office.Read(file, name));
        Assert.Equal(code, fault.Code);
        Assert.DoesNotContain('\n', fault.Message);
        return fault.Message;
    }

    private static MemoryStream Copy(byte[] file)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        return stream;
    }

    private static string PartOf(byte[] file, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] WithPart(byte[] file, string part, Func<string, string> change)
    {
        var text = change(PartOf(file, part));
        using var stream = Copy(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(text);
        }

        return stream.ToArray();
    }

    private static byte[] WithEntry(byte[] file, string name, int zeros)
    {
        using var stream = Copy(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(new byte[zeros]);
        }

        return stream.ToArray();
    }
}
