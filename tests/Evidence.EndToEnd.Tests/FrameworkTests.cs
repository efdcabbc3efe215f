using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Evidence.EndToEnd.Tests;

/// <summary>A customer's own framework is one file more.</summary>
public sealed class FrameworkTests
{
    private const string Own = """
        framework: northlight-rules
        title: Northlight AI rules
        version: "3"
        publisher: Northlight
        source: Northlight AI rules, edition 3
        groups:
          - { id: T, title: Testing }
        controls:
          - { id: T.1, title: Fairness is measured, group: T, source: page 4 }
          - { id: T.2, title: A raccoon signs off, group: T, source: page 5 }
        """;

    [Fact]
    public async Task OwnFramework_IsAssessedOverItsCrosswalk_AndStandsInThePack()
    {
        using var workspace = new SampleWorkspace();
        Write(workspace, "framework-mappings/northlight-rules.yaml", Own);
        Write(workspace, "framework-mappings/crosswalks/northlight-rules_nist-ai-rmf.yaml", """
            crosswalk: northlight-rules_nist-ai-rmf
            from: nist-ai-rmf
            to: northlight-rules
            source: ours
            rows:
              - { from: MEASURE 2.11, to: T.1, relation: superset, reason: The subcategory asks for fairness to be evaluated and for more. }
            """);

        (await workspace.RunAsync("frameworks", "lint")).Ended(0);
        Assert.Contains("northlight-rules", (await workspace.RunAsync("frameworks", "list")).Ended(0).Output, StringComparison.Ordinal);
        (await workspace.RunAsync("collect", "--release", "checkout-ranker-2.4.0", "--as-of", "2026-11-01")).Ended(0);
        var coverage = (await workspace.RunAsync("coverage", "--release", "checkout-ranker-2.4.0", "--framework", "northlight-rules", "--as-of", "2026-11-01", "--format", "json")).Ended(0);

        using var json = JsonDocument.Parse(coverage.Output);
        var status = json.RootElement.GetProperty("controls").EnumerateArray().ToDictionary(control => control.GetProperty("control").GetString()!, control => control.GetProperty("status").GetString());
        Assert.Equal("missing", status["northlight-rules:T.2"]);
        Assert.NotEqual("missing", status["northlight-rules:T.1"]);
    }

    [Fact]
    public async Task WrongFramework_IsToldWithFileAndLine()
    {
        using var workspace = new SampleWorkspace();
        Write(workspace, "framework-mappings/northlight-rules.yaml", Own.Replace("group: T, source: page 5", "group: X, source: page 5", StringComparison.Ordinal));

        var linted = (await workspace.RunAsync("frameworks", "lint")).Ended(1);

        Assert.Contains("framework-mappings/northlight-rules.yaml:10: control 'T.2' is in group 'X', which is not there", linted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficialTexts_AreShownHereAndGoNowhereElse()
    {
        using var workspace = new SampleWorkspace();
        Write(workspace, "texts.csv", "id,text\n5.2,\"The licensed words, as bought\"\nA.99,Nothing\n");

        var imported = (await workspace.RunAsync("frameworks", "import", workspace.PathOf("texts.csv"), "--framework", "iso-23894")).Ended(3);

        Assert.Contains("iso-23894: 1 of 63 controls have their text now", imported.Output, StringComparison.Ordinal);
        Assert.Contains("A.99", imported.Output, StringComparison.Ordinal);
        Assert.Contains("protected by copyright", imported.Error, StringComparison.Ordinal);
        Assert.Contains("The licensed words, as bought", (await workspace.RunAsync("frameworks", "show", "iso-23894:5.2")).Ended(0).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(workspace.PathOf(".evidence", "framework-texts", "iso-23894.json")));
        (await workspace.BuildPackAsync("checkout-ranker-2.4.0")).Ended(0);
        // Entries of a pack are stored as they are, so that its own bytes can be searched.
        var pack = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(workspace.OutPath("checkout-ranker-2.4.0.zip")));
        Assert.Contains("Leaders commit and show it", pack, StringComparison.Ordinal);
        Assert.DoesNotContain("licensed words", pack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfficialTexts_OfAWorkbook_AreTakenFromTheSheetThatHasThem()
    {
        using var workspace = new SampleWorkspace();
        var file = workspace.PathOf("texts.xlsx");
        WriteWorkbook(file, [["Bought texts"], [], ["No.", "Clause", "Requirement"], ["1", "5.2", "The licensed words"], ["2", "5.3", ""]]);

        var imported = (await workspace.RunAsync("frameworks", "import", file, "--framework", "iso-23894")).Ended(0);

        Assert.Contains("iso-23894: 1 of 63 controls have their text now", imported.Output, StringComparison.Ordinal);
        Assert.Contains("The licensed words", (await workspace.RunAsync("frameworks", "show", "iso-23894:5.2")).Ended(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workbook_ThatHoldsNoTexts_IsRefusedInALine()
    {
        using var workspace = new SampleWorkspace();
        var (other, broken, twice) = (workspace.PathOf("other.xlsx"), workspace.PathOf("broken.xlsx"), workspace.PathOf("twice.xlsx"));
        WriteWorkbook(other, [["Name", "Words"], ["5.2", "x"]]);
        WriteWorkbook(twice, [["id", "text"], ["5.2", "x"], ["5.2", "y"]]);
        await File.WriteAllTextAsync(broken, "not a workbook");

        async Task<string> ErrorOf(string file) => (await workspace.RunAsync("frameworks", "import", file, "--framework", "iso-23894")).Ended(2).Error.Trim();

        Assert.EndsWith("has the columns 'Name', 'Words'; 'id' and 'text' are expected.", await ErrorOf(other), StringComparison.Ordinal);
        Assert.Contains("gives '5.2' two texts", await ErrorOf(twice), StringComparison.Ordinal);
        var fault = await ErrorOf(broken);
        Assert.Contains("is not an Excel workbook that can be read", fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    private static void WriteWorkbook(string path, string[][] rows)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(text =>
            new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) })))));
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Texts", SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
    }

    private static void Write(SampleWorkspace workspace, string name, string text)
    {
        var path = workspace.PathOf(name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
