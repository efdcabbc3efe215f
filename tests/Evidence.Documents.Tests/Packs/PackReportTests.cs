using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Evidence.Documents.Packs;
using Evidence.Packs;
using Evidence.Testing;
using Evidence.Testing.Documents;
using Evidence.Testing.Packs;

namespace Evidence.Documents.Tests.Packs;

public sealed class PackReportTests
{
    private static readonly PackDocuments _documents = new(new PackDocumentOptions());
    private static readonly PackContent _content = SampleRelease.Content();
    private static readonly PackContent _changed = SampleRelease.Content(conditional: true) with
    {
        Since = PackComparison.Between(_content, SampleRelease.Content(conditional: true)),
        Decisions = [A.Decision("ada@example.com", "release-manager")],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Word_HasNoErrors(bool changed)
    {
        using var document = Open(Word(changed ? _changed : _content));

        ValidatorAssert.HasNoErrors(document);
    }

    [Fact]
    public void Word_OfTheSameContent_HasTheSameBytes() => Assert.Equal(Word(_content), Word(SampleRelease.Content()));

    [Fact]
    public void Word_BeginsWithTheDecisionAndItsReasons()
    {
        using var document = Open(Word(_content));
        var text = document.MainDocumentPart!.Document.Body!.InnerText;

        Assert.StartsWith("Checkout Ranker 2.4.0", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("NO-GO", StringComparison.Ordinal) is > 0 and < 200);
        Assert.Contains("Prompt injection through product titles", text);
        Assert.Contains("Hold and fix", text);
    }

    [Fact]
    public void Word_ShowsEveryGateWithNumbersBoundsAndSamples()
    {
        using var document = Open(Word(_content));
        var rows = document.MainDocumentPart!.Document.Body!.Descendants<TableRow>().Select(row => row.InnerText).ToArray();

        Assert.All(_content.Gates, gate => Assert.Contains(rows, row => row.Contains(gate.Gate.Title, StringComparison.Ordinal) && row.Contains(gate.Outcome.ToString(), StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.Contains("Safety probes pass", StringComparison.Ordinal) && row.Contains("99%", StringComparison.Ordinal) && row.Contains("bound 98.26%", StringComparison.Ordinal) && row.Contains("1,200", StringComparison.Ordinal));
    }

    [Fact]
    public void Word_CitesEveryArtifactWithItsDigestAndEveryReferenceResolves()
    {
        using var document = Open(Word(_content));
        var body = document.MainDocumentPart!.Document.Body!;
        var bookmarks = body.Descendants<BookmarkStart>().Select(bookmark => bookmark.Name!.Value).ToHashSet();
        var text = body.InnerText;

        Assert.All(body.Descendants<Hyperlink>(), link => Assert.Contains(link.Anchor!.Value, bookmarks));
        Assert.All(
            _content.Gates.SelectMany(gate => gate.Artifacts ?? []).Distinct(),
            digest => Assert.Contains($"{digest.Hex[..32]} {digest.Hex[32..]}", text));
    }

    [Fact]
    public void Word_IsAccessible()
    {
        using var document = Open(Word(_content));
        var body = document.MainDocumentPart!.Document.Body!;
        var tables = body.Descendants<Table>().ToArray();

        Assert.All(tables.Skip(1), table => Assert.NotNull(StyleBefore(table)));
        Assert.All(tables.Skip(1), table => Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties?.GetFirstChild<TableHeader>()));
        Assert.All(
            body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(),
            drawing => Assert.False(string.IsNullOrEmpty(drawing.Description?.Value)));
        Assert.Equal("en-GB", document.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value);
        Assert.Contains(body.Descendants<ParagraphStyleId>(), style => style.Val == "Heading1");
        Assert.Contains(body.Descendants<FieldCode>(), field => field.Text.Contains("TOC", StringComparison.Ordinal));
    }

    // What a table is about is said right above it, at most with a sentence in between.
    private static string? StyleBefore(Table table) =>
        table.ElementsBefore().Reverse().TakeWhile(element => element is not Table).OfType<Paragraph>()
            .Select(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            .FirstOrDefault(style => style is "Caption" or "Heading1" or "Heading2" or "Heading3" or "SectionLabel");

    [Fact]
    public void Word_HasNativeChartsWithTheirNumbersBehindThem()
    {
        using var document = Open(Word(_content));
        var charts = document.MainDocumentPart!.ChartParts.ToArray();

        Assert.Contains(charts, chart => chart.ChartSpace!.InnerText.Contains("18-25", StringComparison.Ordinal));
        Assert.Contains(charts, chart => chart.ChartSpace!.InnerText.Contains("NIST AI Risk Management Framework", StringComparison.Ordinal));
        foreach (var workbook in charts.Select(chart => chart.EmbeddedPackagePart).OfType<EmbeddedPackagePart>())
        {
            using var sheet = SpreadsheetDocument.Open(workbook.GetStream(), isEditable: false);
            ValidatorAssert.HasNoErrors(sheet);
        }
    }

    [Fact]
    public void Template_OfTheBrandTeam_KeepsItsWordsAndGetsTheReport()
    {
        var template = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".docx");
        File.Copy(RepositoryRoot.Path("templates", "pack.docx"), template);
        try
        {
            Edit(template, "boilerplate-about", "Contoso reads packs on Mondays.");
            using var output = new MemoryStream();
            new PackDocuments(new PackDocumentOptions(template)).WriteWord(_content, output);
            using var document = Open(output.ToArray());

            Assert.Contains("Contoso reads packs on Mondays.", document.MainDocumentPart!.Document.Body!.InnerText);
            Assert.Contains("Grave red-team findings are closed", document.MainDocumentPart.Document.Body.InnerText);
            Assert.Contains(document.MainDocumentPart.HeaderParts, header => header.Header!.InnerText.Contains("Checkout Ranker 2.4.0", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(template);
        }
    }

    [Fact]
    public void Template_WithoutAPlaceForTheReport_IsRefusedWithWhatToDo()
    {
        var template = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".docx");
        using (var empty = WordprocessingDocument.Create(template, WordprocessingDocumentType.Document))
        {
            empty.AddMainDocumentPart().Document = new Document(new Body(new Paragraph()));
        }

        try
        {
            var fault = Assert.Throws<EvidenceException>(() => new PackDocuments(new PackDocumentOptions(template)).WriteWord(_content, new MemoryStream()));

            Assert.Contains("'pack-body'", fault.Message);
        }
        finally
        {
            File.Delete(template);
        }
    }

    [Theory]
    [InlineData("missing.docx")]
    [InlineData("Evidence.sln")]
    public void Template_ThatIsNoDocument_IsRefused(string file)
    {
        var fault = Assert.Throws<EvidenceException>(
            () => new PackDocuments(new PackDocumentOptions(RepositoryRoot.Path(file))).WriteWord(_content, new MemoryStream()));

        Assert.Equal(FaultCode.Configuration, fault.Code);
    }

    [Fact]
    public void GuidanceFrameworks_AreNeverSaidToBeCertifiedOrComplied()
    {
        var texts = new[] { Text(_documents.WriteHtml, _content), Text(_documents.WriteHtml, _changed), Open(Word(_content)).MainDocumentPart!.Document.Body!.InnerText };

        Assert.All(texts, text => Assert.DoesNotContain("certif", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(texts, text => Assert.DoesNotContain("complian", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Html_SaysTheSameAndCarriesNothingThatRuns()
    {
        var html = Text(_documents.WriteHtml, _content);

        Assert.Contains("<strong>No-go</strong>", html);
        Assert.All(_content.Gates, gate => Assert.Contains(System.Net.WebUtility.HtmlEncode(gate.Gate.Title), html));
        Assert.All(_content.Controls, control => Assert.Contains(control.Control.Id, html));
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org", "", StringComparison.Ordinal));
    }

    [Fact]
    public void HostileText_StaysText()
    {
        var hostile = _content with
        {
            Risks = [new RiskEntry("R-1", "<script>alert(1)</script>\u0001\uD800", "high", "open")],
        };

        Assert.Contains("&lt;script&gt;alert(1)", Text(_documents.WriteHtml, hostile));
        using var document = Open(Word(hostile));
        ValidatorAssert.HasNoErrors(document);
    }

    [Fact]
    public void EmptyPack_IsStillAReport()
    {
        var empty = PackJudge.Judge(new PackInput(A.Workspace(), A.Release(), A.Today, [], [], [], [], []));

        using var document = Open(Word(empty));
        ValidatorAssert.HasNoErrors(document);
        Assert.Contains("nothing was judged", document.MainDocumentPart!.Document.Body!.InnerText);
    }

    private static void Edit(string template, string tag, string text)
    {
        using var document = WordprocessingDocument.Open(template, isEditable: true);
        var control = document.MainDocumentPart!.Document.Descendants<SdtBlock>().Single(block => block.SdtProperties!.GetFirstChild<Tag>()!.Val == tag);
        control.SdtContentBlock = new SdtContentBlock(new Paragraph(new Run(new Text(text))));
    }

    private static byte[] Word(PackContent content)
    {
        using var output = new MemoryStream();
        _documents.WriteWord(content, output);
        return output.ToArray();
    }

    private static string Text(Action<PackContent, Stream> write, PackContent content)
    {
        using var output = new MemoryStream();
        write(content, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static WordprocessingDocument Open(byte[] word) => WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
}
