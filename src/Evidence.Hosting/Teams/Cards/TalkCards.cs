using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;
using Evidence.Releases;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Cards of the talk itself: help, suggestions.</summary>
internal static class TalkCards
{
    private static readonly (string Say, string What)[] _commands =
    [
        ("pack for <product> <version>", "Collects the evidence, judges it and asks people to decide"),
        ("status", "How far a pack is, and who must still decide"),
        ("what is missing?", "Controls without evidence, or with stale evidence"),
        ("what is stale?", "Evidence that no longer counts, or soon will not"),
        ("coverage for ISO 23894", "Where each control of a framework stands"),
        ("collect <product> <version>", "Collects the evidence of a release again"),
        ("draft this questionnaire", "With a customer's file attached, or a link to it: drafts the answers"),
        ("notify here", "How this conversation hears of decisions and of evidence that grows old"),
        ("approve: <why> · reject: <why> · waive", "Decides on a pack; its card has buttons for it"),
    ];

    /// <summary>What can be asked.</summary>
    public static RenderedCard Help(string? notice, Release? example) => CardTemplates.Render("help", new JsonObject
    {
        ["title"] = "Evidence",
        ["notice"] = notice,
        ["text"] = "I collect the evidence of a release, say whether it is ready to launch, and draft customers' questionnaires. Write to me in your own words, for instance:",
        ["commands"] = new JsonArray([.. _commands.Select(command => (JsonNode)new JsonObject { ["say"] = command.Say, ["what"] = command.What })]),
        ["buttons"] = example is null ? [] : new JsonArray(Button($"pack for {example.Id}"), Button($"what is missing for {example.Id}?")),
    });

    /// <summary>Releases somebody may mean.</summary>
    public static RenderedCard Suggestions(string title, string? text, IEnumerable<string> sayings) => CardTemplates.Render("suggestions", new JsonObject
    {
        ["title"] = title,
        ["text"] = text,
        ["buttons"] = new JsonArray([.. sayings.Select(Button)]),
    });

    private static JsonNode Button(string saying) => new JsonObject { ["title"] = saying, ["text"] = saying };
}
