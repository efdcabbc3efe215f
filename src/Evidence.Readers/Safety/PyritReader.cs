using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// PyRIT exports (https://azure.github.io/PyRIT/): attack results with their outcomes, message pieces or scores from memory, and the scorecard of the Azure
/// AI red teaming agent that runs on it.
/// </summary>
internal sealed class PyritReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "pyrit";

    protected override string Format => "PyRIT results";

    protected override string? Kind => ArtifactKinds.RedTeamReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        json.HasAny("scorecard/risk_category_summary", "redteaming_scorecard/risk_category_summary", "risk_category_summary")
        || (json.Mentions("conversation_id") && (json.Mentions("converted_value") || json.Mentions("original_value")))
        || (json.Mentions("score_value") && json.Mentions("score_type"))
        || (json.Mentions("outcome") && json.Mentions("objective") && (json.Mentions("attack_identifier") || json.Mentions("executed_turns")))
            ? Recognition.Certain
            : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "PyRIT";
        var card = root.Get("scorecard", "redteaming_scorecard") ?? root;
        if (card.Get("risk_category_summary") is not null)
        {
            RedTeamScorecard.Write(card, sheet);
        }
        else
        {
            new PyritRun(sheet).Read(root);
        }

        if (sheet.IsEmpty)
        {
            sheet.Note("The export holds no outcome of an attack and no score.");
        }

        return null;
    }
}
