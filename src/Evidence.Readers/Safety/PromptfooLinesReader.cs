using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>promptfoo results as JSON lines (<c>-o results.jsonl</c>), one test a line.</summary>
internal sealed class PromptfooLinesReader(ReaderTools tools) : JsonLinesArtifactReader(tools)
{
    public override string Id => "promptfoo-lines";

    protected override string Format => "promptfoo results";

    protected override string? Kind => ArtifactKinds.SafetyEvaluation;

    protected override Recognition Recognise(JsonSketch json) =>
        json.HasAll("success", "score", "vars") && json.HasAny("gradingResult", "promptIdx", "testIdx", "testCase") ? Recognition.Certain : Recognition.None;

    protected override IJsonLines Start(FactSheet sheet) => new Lines(sheet);

    private sealed class Lines : IJsonLines
    {
        private readonly FactSheet _sheet;
        private readonly PromptfooRun _run;

        public Lines(FactSheet sheet)
        {
            _sheet = sheet;
            _run = new(sheet);
            sheet.Tool = "promptfoo";
        }

        public void Take(JsonAt line, string pointer)
        {
            if (PromptfooResult.Read(line, pointer) is { } result)
            {
                _run.Take(result);
            }
            else
            {
                _sheet.Note($"{pointer}: it does not say whether it passed; passed over.");
            }
        }

        public string? Finish(out string? kind)
        {
            kind = _run.Kind;
            _run.Write("line 1", null);
            return _run.Total == 0 ? "no line holds the result of a test." : null;
        }
    }
}
