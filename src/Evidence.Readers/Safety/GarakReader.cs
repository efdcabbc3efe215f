using Evidence.Artifacts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// garak reports (<c>*.report.jsonl</c>) and hit logs (<c>*.hitlog.jsonl</c>) of any version (https://reference.garak.ai/en/latest/reporting.html).
/// The rates come from the <c>eval</c> entries: how many outputs to a probe a detector let pass.
/// </summary>
internal sealed class GarakReader(ReaderTools tools) : JsonLinesArtifactReader(tools)
{
    public override string Id => "garak";

    protected override string Format => "garak report";

    protected override string? Kind => ArtifactKinds.RedTeamReport;

    protected override Ports.Recognition Recognise(JsonSketch json)
    {
        if (json.Has("entry_type"))
        {
            return json.HasAny("garak_version", "_config.version", "probe_classname", "detector", "meta/garak_version") ? Ports.Recognition.Certain : Ports.Recognition.Possible;
        }

        return json.HasAll("probe", "detector", "goal", "generator") && json.HasAny("attempt_id", "run_id") ? Ports.Recognition.Certain : Ports.Recognition.None;
    }

    protected override IJsonLines Start(FactSheet sheet) => new GarakRun(sheet);
}
