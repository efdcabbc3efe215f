using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Evidence.Notifications;
using Evidence.Releases;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>The card of evidence that is stale or soon will be, for whoever asks.</summary>
internal static class AgingCards
{
    private const int MostLines = 10;

    /// <summary>The card of a release.</summary>
    public static RenderedCard Of(Release release, IReadOnlyList<AgingArtifact> aging)
    {
        var stale = aging.Count(artifact => artifact.IsStale);
        return CardTemplates.Render("stale", new JsonObject
        {
            ["title"] = $"{release.Id}: {(aging.Count == 0 ? "nothing is stale" : $"{stale} stale, {aging.Count - stale} soon")}",
            ["color"] = stale > 0 ? "attention" : aging.Count > 0 ? "warning" : "good",
            ["text"] = aging.Count == 0
                ? "All collected evidence counts, and will for a while."
                : "Evidence counts for a time only, as the release's policy says; after that, gates and controls that rest on it are stale.",
            ["reasons"] = new JsonArray([.. aging.Take(MostLines).Select(artifact => (JsonNode)artifact.Line), .. aging.Count > MostLines ? [(JsonNode)$"and {aging.Count - MostLines} more"] : Array.Empty<JsonNode>()]),
            ["buttons"] = aging.Count == 0 ? [] : new JsonArray(Button("Collect again", $"collect {release.Id}"), Button("Ask for a new pack", $"pack for {release.Id}")),
        });
    }

    private static JsonObject Button(string title, string text) => new() { ["title"] = title, ["text"] = text };
}
