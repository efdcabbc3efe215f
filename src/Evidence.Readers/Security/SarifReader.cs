using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Security;

/// <summary>
/// SARIF 2.1.0 (and 2.0) logs of analysers: each result is a finding, open unless it is suppressed (accepted) or gone since the baseline (closed).
/// Severity is that of the rule's <c>security-severity</c> where it has one, else the level (SARIF 2.1.0, sections 3.27.10, 3.27.23 and 3.27.24).
/// </summary>
internal sealed class SarifReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "sarif";

    protected override string Format => "SARIF log";

    protected override string? Kind => ArtifactKinds.SecurityScan;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAll("version", "runs/tool/driver") || json.Text("$schema")?.Contains("sarif", StringComparison.OrdinalIgnoreCase) == true && json.Has("runs") ? Recognition.Certain
        : json.HasAll("runs", "version") && json.HasAny("runs/results", "runs/tool") ? Recognition.Likely
        : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        if (root.Get("runs") is not { IsArray: true } runs)
        {
            return "SARIF log: the list of runs is missing.";
        }

        if (runs.Size == 0)
        {
            sheet.Note("The log holds no run.");
        }

        foreach (var run in runs.Items)
        {
            new SarifRun(sheet, run).Write();
        }

        return null;
    }
}
