using System.Text.RegularExpressions;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Fairness;

/// <summary>
/// Fairness reports: Fairlearn's <c>MetricFrame</c> (overall, by_group, difference, ratio) alone, by sensitive feature, or in a list, and other JSON of
/// metrics by group, as https://fairlearn.org/main/user_guide/assessment/ describes them. Disparities without groups are read too.
/// </summary>
internal sealed partial class FairnessReportReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "fairness-report";

    protected override string Format => "Fairness report";

    protected override string? Kind => ArtifactKinds.FairnessReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        if (json.HasAny("by_group", "*/by_group", "*/*/by_group", "byGroup", "*/byGroup"))
        {
            return json.HasAny("overall", "*/overall", "*/*/overall") ? Recognition.Certain : Recognition.Likely;
        }

        var isDeclared = head.DeclaredKind == ArtifactKinds.FairnessReport;
        if (FairnessWords.ByGroup.Any(json.Mentions) && (isDeclared || json.Names.Any(FairnessWords.IsHint) || MentionsFairness(json)))
        {
            return Recognition.Likely;
        }

        if (isDeclared || (json.Names.Any(FairnessWords.IsHint) && MentionsMetric(json)) || IsExport(json, head))
        {
            return Recognition.Likely;
        }

        return MentionsFairness(json) ? Recognition.Possible : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.MeasuredAt = root.Get("timestamp", "generated_at", "generated_at_utc", "created_at", "date", "evaluated_at")?.Time;
        var overall = new HashSet<(string, double, string?)>();
        var frames = GroupFrame.Find(root, sheet.Names, sheet.Artifact.Kind == ArtifactKinds.FairnessReport);
        foreach (var frame in frames)
        {
            new FrameFacts(sheet, frame, overall).Write();
        }

        var dimension = frames.Count == 1 && frames[0].Dimensions.Count > 0 ? string.Join(", ", frames[0].Dimensions) : null;
        WriteLoose(root, dimension, [.. frames.Select(frame => frame.Frame.Pointer)], sheet, 0);
        return sheet.IsEmpty ? "Fairness report: no value by group and no disparity was found in it." : null;
    }

    // Disparities that stand outside a frame: at the root, or under the name of a sensitive feature.
    private static void WriteLoose(JsonAt here, string? dimension, HashSet<string> frames, FactSheet sheet, int depth)
    {
        if (depth > 3 || frames.Contains(here.Pointer))
        {
            return;
        }

        foreach (var (name, value) in here.Members)
        {
            if (value.IsObject)
            {
                WriteLoose(value, FairnessWords.IsGeneric(name) ? dimension : name, frames, sheet, depth + 1);
            }
            else if (value.Number is not null && sheet.Names.Known(name) is { } metric && (depth == 0 || metric.Id.StartsWith("fairness.", StringComparison.Ordinal)))
            {
                sheet.Measure(name, "fairness", value, About.With((FactAttributes.Dimension, metric.Id.StartsWith("fairness.", StringComparison.Ordinal) ? dimension : null)));
            }
        }
    }

    // A MetricFrame as pandas exports it: orient="table" names its columns; orient="split" has them as values.
    private bool IsExport(JsonSketch json, ArtifactHead head)
    {
        if (json.HasAll("schema/fields/name", "data"))
        {
            return AllNames(json).Any(FairnessWords.IsHint) && MentionsMetric(json);
        }

        if (!json.IsList("columns") || !json.IsList("index") || !json.IsList("data"))
        {
            return false;
        }

        var columns = Columns().Match(Tools.Sketch(head).Text).Groups[1].Value.Split(',').Select(column => column.Trim().Trim('"')).ToList();
        var known = columns.Select(column => Tools.Names.Known(column)?.Id).OfType<string>().ToList();
        return known.Count > 0 && (columns.Any(column => FairnessWords.IsCount(column) && column != "support") || known.Exists(id => id.StartsWith("fairness.", StringComparison.Ordinal)));
    }

    [GeneratedRegex("\"columns\"\\s*:\\s*\\[([^\\[\\]]*)\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Columns();

    private bool MentionsFairness(JsonSketch json) =>
        AllNames(json).Any(name => Tools.Names.Known(name)?.Id.StartsWith("fairness.", StringComparison.Ordinal) == true);

    private bool MentionsMetric(JsonSketch json) => AllNames(json).Any(name => Tools.Names.Known(name) is not null);

    private static IEnumerable<string> AllNames(JsonSketch json) => json.AllNames.Take(400);
}
