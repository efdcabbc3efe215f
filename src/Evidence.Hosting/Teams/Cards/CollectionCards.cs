using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Delivery.Cards;
using Evidence.Hosting.Services;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Cards of a collection: under way, done, with what its sources did not give.</summary>
internal static class CollectionCards
{
    private const int MostGaps = 6;

    /// <summary>The card of a collection as it stands.</summary>
    public static RenderedCard Of(RunFollowing following, WorkflowStatus? run) => run switch
    {
        { State: WorkflowState.Failed or WorkflowState.Terminated } => Render(following, $"It was not collected: {run.Failure ?? "the run was ended by an operator."}", null),
        { State: WorkflowState.Completed, Output: { } output } => Done(following, JsonSerializer.Deserialize<CollectResult>(output, RunOutput.Json)!),
        _ => Render(following, "I am collecting the evidence again; this card will say what came of it.", null),
    };

    private static RenderedCard Done(RunFollowing following, CollectResult result) => Render(
        following, result.IsComplete() ? "The evidence is collected." : "The evidence is collected, but not all of it could be had.", result);

    private static RenderedCard Render(RunFollowing following, string text, CollectResult? result) => CardTemplates.Render("collection", new JsonObject
    {
        ["title"] = $"Evidence of {following.Title}",
        ["text"] = text,
        ["facts"] = result is null
            ? new JsonArray(PackCards.Fact("Asked by", following.AskedBy))
            : new JsonArray(
                PackCards.Fact("Asked by", following.AskedBy),
                PackCards.Fact("Sources", $"{result.Sources.Count(source => source.State == SourceState.Complete)} of {result.Sources.Count} gave everything"),
                PackCards.Fact("Artifacts", $"{result.Artifacts}"),
                PackCards.Fact("Facts", $"{result.Facts}")),
        ["reasons"] = new JsonArray([.. (result?.Sources ?? []).Where(source => source.State != SourceState.Complete).Take(MostGaps).Select(source => (JsonNode)$"{source.Source}: {source.FirstGap ?? "it gave nothing"}")]),
        ["buttons"] = result is null ? [] : new JsonArray(new JsonObject { ["title"] = "Ask for a new pack", ["text"] = $"pack for {following.Title}" }),
    });
}
