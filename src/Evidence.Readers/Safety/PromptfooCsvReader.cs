using CsvHelper;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>promptfoo results as CSV (<c>-o results.csv</c>): one row a test, status and score columns for each prompt.</summary>
internal sealed class PromptfooCsvReader(ReaderTools tools) : CsvArtifactReader(tools)
{
    public override string Id => "promptfoo-csv";

    protected override string Format => "promptfoo results";

    protected override string? Kind => ArtifactKinds.SafetyEvaluation;

    protected override Recognition Recognise(string header, ArtifactHead head) =>
        header.Contains(",Status,Score", StringComparison.Ordinal)
        && (header.Contains("Named Scores", StringComparison.Ordinal) || header.Contains("Grader Reason", StringComparison.Ordinal))
            ? Recognition.Certain
            : Recognition.None;

    protected override async Task<string?> ReadAsync(CsvReader csv, string[] header, FactSheet sheet, CancellationToken cancellationToken)
    {
        sheet.Tool = "promptfoo";
        var columns = new PromptfooColumns(header);
        var run = new PromptfooRun(sheet);
        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var result in columns.Read(csv, $"line {csv.LineNumber}"))
            {
                run.Take(result);
            }
        }

        run.Write("line 1", null);
        return run.Total == 0 ? "no row holds the status of a test." : null;
    }
}
