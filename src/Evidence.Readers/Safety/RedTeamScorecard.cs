using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Safety;

/// <summary>
/// The scorecard of the Azure AI red teaming agent: attack success rates in percent, with counts, by category of harm and by complexity of the attack
/// (https://learn.microsoft.com/azure/ai-foundry/how-to/develop/run-scans-ai-red-teaming-agent).
/// </summary>
internal static class RedTeamScorecard
{
    private const string Rate = "_asr";

    public static void Write(JsonAt card, FactSheet sheet)
    {
        foreach (var (summary, dimension) in new[] { ("risk_category_summary", "category"), ("attack_technique_summary", "strategy") })
        {
            foreach (var row in Rows(card.Get(summary)))
            {
                WriteRow(row, dimension, isFirst: summary == "risk_category_summary", sheet);
            }
        }
    }

    private static IEnumerable<JsonAt> Rows(JsonAt? summary) => summary is { IsArray: true } list ? list.Items : summary is { IsObject: true } one ? [one] : [];

    private static void WriteRow(JsonAt row, string dimension, bool isFirst, FactSheet sheet)
    {
        foreach (var (name, value) in row.Members.Where(member => member.Name.EndsWith(Rate, StringComparison.Ordinal) && member.Value.Number is not null))
        {
            var part = name[..^Rate.Length];
            if (part == "overall" && !isFirst)
            {
                continue;
            }

            var about = part == "overall" ? default : dimension == "category" ? About.Sliced(dimension, part, (FactAttributes.Category, part)) : About.Sliced(dimension, part);
            var (total, successes) = (row.Get(part + "_total")?.Count, row.Get(part + "_attack_successes")?.Count);
            if (total > 0 && successes <= total)
            {
                sheet.AddRate("safety.attack_success_rate", value.Pointer, successes.Value, total.Value, about);
            }
            else
            {
                // The scorecard writes percent.
                sheet.Measure("attack_success_rate", "safety", value.Pointer, value.Number!.Value / 100, about);
            }
        }
    }
}
