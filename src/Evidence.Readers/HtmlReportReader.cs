using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers;

/// <summary>
/// Reports for people as HTML pages: which tool made them is recognised, so that they count as evidence of their kind, but no facts are read from them.
/// </summary>
internal sealed class HtmlReportReader(ReaderTools tools) : IArtifactReader
{
    private static readonly (string Mark, string Tool, string Kind, string Instead)[] _tools =
    [
        ("aria-label=\"Promptfoo\"", "promptfoo", ArtifactKinds.SafetyEvaluation, "results.json"),
        ("promptfoo", "promptfoo", ArtifactKinds.SafetyEvaluation, "results.json"),
        ("garak report", "garak", ArtifactKinds.RedTeamReport, "the .report.jsonl file"),
        ("evidently", "Evidently", ArtifactKinds.DriftReport, "the JSON of the report"),
        ("great_expectations", "Great Expectations", ArtifactKinds.DataQualityReport, "the validation result as JSON"),
        ("great expectations", "Great Expectations", ArtifactKinds.DataQualityReport, "the validation result as JSON"),
        ("whylogs", "whylogs", ArtifactKinds.DriftReport, "the profile summary as JSON"),
        ("raiwidgets", "Responsible AI Toolbox", ArtifactKinds.ErrorAnalysis, "the analyses as JSON"),
        ("pytest-html", "pytest-html", ArtifactKinds.TestResults, "the JUnit XML"),
        ("coverage.py", "coverage.py", ArtifactKinds.CodeCoverage, "the Cobertura XML"),
        ("LCOV - code coverage report", "LCOV", ArtifactKinds.CodeCoverage, "the .info file"),
        ("shap", "SHAP", ArtifactKinds.ExplainabilityReport, "the importances as JSON or CSV"),
    ];

    public string Id => "html-report";

    public Recognition Recognise(ArtifactHead head) => Known(tools.Sketch(head)) is null ? Recognition.None : Recognition.Likely;

    public async Task<Reading> ReadAsync(Artifact artifact, Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Clamp(artifact.Size, 0, ArtifactHead.Length)];
        var read = artifact.Size > ReaderSet.MaxStreamBytes ? 0 : await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var sketch = tools.Sketch(new ArtifactHead(artifact.Name, artifact.MediaType, artifact.Kind, bytes.AsMemory(0, read), artifact.Size));
        return Known(sketch) is { } known
            ? tools.SheetFor(artifact).Refuse(Id, known.Kind, $"It is a page of {known.Tool} for people, from which no facts are read; collect {known.Instead} beside it.")
            : tools.SheetFor(artifact).Refuse(Id, null, "It is a page for people, from which no facts are read.");
    }

    private static (string Tool, string Kind, string Instead)? Known(HeadSketch sketch)
    {
        foreach (var (mark, tool, kind, instead) in sketch.Form == HeadForm.Html ? _tools : [])
        {
            if (sketch.Text.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return (tool, kind, instead);
            }
        }

        return null;
    }
}
