using System.Xml.Linq;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>promptfoo results as XML (<c>-o results.xml</c>).</summary>
internal sealed class PromptfooXmlReader(ReaderTools tools) : XmlArtifactReader(tools)
{
    private const int ResultDepth = 2;

    public override string Id => "promptfoo-xml";

    protected override string Format => "promptfoo results";

    protected override string? Kind => ArtifactKinds.SafetyEvaluation;

    protected override Recognition Recognise(XmlSketch xml) => xml.Root == "promptfoo" ? Recognition.Certain : Recognition.None;

    protected override async Task<string?> ReadAsync(XmlCursor xml, FactSheet sheet, CancellationToken cancellationToken)
    {
        sheet.Tool = "promptfoo";
        var run = new PromptfooRun(sheet);
        while (await xml.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!xml.IsStart || xml.Depth != ResultDepth)
            {
                continue;
            }

            if (xml.Name == "timestamp")
            {
                sheet.MeasuredAt = Times.Read((await xml.TextAsync(cancellationToken).ConfigureAwait(false)).Trim());
            }
            else if (xml.Name == "results")
            {
                var pointer = xml.Pointer;
                Take(await xml.ElementAsync(cancellationToken).ConfigureAwait(false), pointer, run, sheet);
            }
        }

        run.Write("/promptfoo/results[1]", "/promptfoo/results[1]");
        return run.Total == 0 ? "it holds no result of a test." : null;
    }

    private static void Take(XElement result, string pointer, PromptfooRun run, FactSheet sheet)
    {
        if (!bool.TryParse(result.Element("success")?.Value, out var isPass))
        {
            sheet.Note($"{pointer}: it does not say whether it passed; passed over.");
            return;
        }

        var metadata = result.Element("metadata");
        run.Take(new PromptfooResult(
            pointer,
            Text(result.Element("testCase")?.Element("description")),
            isPass,
            result.Element("failureReason")?.Value == "2",
            [.. Checks(result)],
            Text(metadata?.Element("pluginId")),
            Text(metadata?.Element("strategyId")),
            Text(metadata?.Element("severity")),
            Text(result.Element("provider")?.Element("id")) ?? Text(result.Element("provider"))));
    }

    private static IEnumerable<(string Metric, bool IsPass)> Checks(XElement result) =>
        from component in result.Element("gradingResult")?.Elements("componentResults") ?? []
        let metric = Text(component.Element("assertion")?.Element("metric"))
        where metric is not null && bool.TryParse(component.Element("pass")?.Value, out _)
        select (metric, bool.Parse(component.Element("pass")!.Value));

    private static string? Text(XElement? element) => element is { HasElements: false, Value.Length: > 0 } ? element.Value : null;
}
