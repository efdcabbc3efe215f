using System.Text.Json.Nodes;
using Evidence.Controls;
using Evidence.Delivery.Cards;
using Evidence.Hosting.Services;
using Evidence.Packs;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Cards of where controls stand.</summary>
internal static class CoverageCards
{
    private const int MostControls = 8;

    /// <summary>How many controls of a framework are evidenced, and which are not.</summary>
    public static RenderedCard Of(Coverage coverage, string framework) => Render(
        coverage,
        $"Coverage of {framework} for {coverage.ReleaseId}",
        "Not evidenced",
        coverage.Controls.Where(control => control.Status is ControlStatus.Missing or ControlStatus.Stale or ControlStatus.Partial));

    /// <summary>What is missing or stale.</summary>
    public static RenderedCard Missing(Coverage coverage) => Render(
        coverage,
        $"What is missing for {coverage.ReleaseId}",
        "Missing or stale",
        coverage.Controls.Where(control => control.Status is ControlStatus.Missing or ControlStatus.Stale));

    private static RenderedCard Render(Coverage coverage, string title, string heading, IEnumerable<ControlAssessment> open)
    {
        var listed = open.ToList();
        var failed = coverage.Sources.Where(source => source.State != SourceState.Complete).Select(source => source.Source).ToList();
        return CardTemplates.Render("coverage", new JsonObject
        {
            ["title"] = title,
            ["notice"] = failed.Count == 0 ? null : $"These sources did not give everything: {string.Join(", ", failed)}.",
            ["text"] = $"As of {coverage.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {coverage.Controls.Count} controls.",
            ["facts"] = new JsonArray([.. coverage.Controls.GroupBy(control => control.Status).OrderByDescending(group => group.Key).Select(group => (JsonNode)PackCards.Fact(Word(group.Key), group.Count().ToString()))]),
            ["heading"] = listed.Count > MostControls ? $"{heading} (the first {MostControls} of {listed.Count})" : heading,
            ["controls"] = new JsonArray([.. listed.Take(MostControls).Select(ControlOf)]),
        });
    }

    private static JsonObject ControlOf(ControlAssessment control) => new()
    {
        ["id"] = control.Control.Id,
        ["title"] = control.Title,
        ["status"] = Word(control.Status),
        ["color"] = control.Status == ControlStatus.Missing ? "attention" : "warning",
        ["reason"] = control.ToComplete is [var next, ..] ? next : control.Reasons is [var reason, ..] ? reason : null,
    };

    private static string Word(ControlStatus status) => status == ControlStatus.NotApplicable ? "not applicable" : status.ToString().ToLowerInvariant();
}
