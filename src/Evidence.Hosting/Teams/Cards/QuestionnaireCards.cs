using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Delivery.Cards;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Cards of a questionnaire: being drafted, ready for review, not drafted.</summary>
internal sealed class QuestionnaireCards(TeamsSettings settings)
{
    /// <summary>The card of a questionnaire as it stands.</summary>
    public RenderedCard Of(RunFollowing following, WorkflowStatus? run, QuestionnaireResult? result, IReadOnlyList<DeliveredFiles.Place> places) => run switch
    {
        { State: WorkflowState.Failed or WorkflowState.Terminated } => Render(following.Title, "It was not drafted.", run.Failure ?? "The run was ended by an operator.", [], []),
        { State: WorkflowState.Completed } when result is not null => Ready(result, places),
        _ => Render(following.Title, "I am drafting answers; this card will say when they are ready for review.", null, [("Questionnaire", following.Run)], []),
    };

    private RenderedCard Ready(QuestionnaireResult result, IReadOnlyList<DeliveredFiles.Place> places) => Render(
        result.FileName,
        "The answers are drafted and ready for review. Nothing goes out before a person has looked at what is marked.",
        null,
        [
            ("Questions", result.Questions.ToString()), ("Drafted", result.Drafted.ToString()), ("To review", result.Review.ToString()),
            ("Without support", result.Unanswered.ToString()), ("Questionnaire", result.QuestionnaireId),
        ],
        [.. PackCards.LinksTo(places), .. LinksOf(result.QuestionnaireId)]);

    private static RenderedCard Render(string title, string text, string? notice, IReadOnlyList<(string Title, string Value)> facts, IEnumerable<JsonNode> links) => CardTemplates.Render("questionnaire", new JsonObject
    {
        ["title"] = title,
        ["text"] = text,
        ["notice"] = notice,
        ["facts"] = new JsonArray([.. facts.Select(fact => (JsonNode)PackCards.Fact(fact.Title, fact.Value))]),
        ["links"] = new JsonArray([.. links]),
    });

    private IEnumerable<JsonNode> LinksOf(string id) => settings.Links is not { } root ? [] :
    [
        Link("Filled file", new Uri(root, $"api/questionnaires/{Uri.EscapeDataString(id)}/document")),
        Link("Report", new Uri(root, $"api/questionnaires/{Uri.EscapeDataString(id)}/report")),
    ];

    private static JsonObject Link(string title, Uri url) => new() { ["title"] = title, ["url"] = url.AbsoluteUri };
}
