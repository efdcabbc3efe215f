using Evidence.Artifacts;
using Evidence.Readers.Content;
using Evidence.Readers.Tickets;

namespace Evidence.Readers.Tests;

public sealed class TicketWordsTests
{
    [Theory]
    [InlineData("1 - Critical", "critical")]
    [InlineData("Blocker", "critical")]
    [InlineData("2 - High", "high")]
    [InlineData("3", "medium")]
    [InlineData("Sev-4", "low")]
    [InlineData("5 - Planning", "low")]
    [InlineData("trivial", "info")]
    [InlineData("Very High", "critical")]
    [InlineData("purple", null)]
    [InlineData("", null)]
    public void Severity_IsOneOfFive(string text, string? severity) => Assert.Equal(severity, Severities.Normalise(text));

    [Theory]
    [InlineData("In Progress", null, false, "open")]
    [InlineData("Done", null, true, "closed")]
    [InlineData("Done", "Risk Accepted", true, "accepted")]
    [InlineData("Mitigated", null, true, "mitigated")]
    [InlineData("Respond", "Mitigate", false, "open")]
    [InlineData("Won't do", null, false, "closed")]
    public void StateOfARisk_IsOneOfFour(string state, string? outcome, bool isDone, string normalised) =>
        Assert.Equal(normalised, TicketWords.StateOf(TicketKind.Risk, ATicket() with { State = state, Outcome = outcome, IsDone = isDone }));

    [Theory]
    [InlineData("approved", "approved")]
    [InlineData("CHANGES_REQUESTED", "rejected")]
    [InlineData("Timed out", "rejected")]
    [InlineData("requested", "pending")]
    [InlineData(null, "pending")]
    public void Decision_IsOneOfThree(string? text, string decision) => Assert.Equal(decision, TicketWords.DecisionOf(text));

    [Theory]
    [InlineData("Risk", new string[0], "Risk")]
    [InlineData("Bug", new[] { "ui", "red-team" }, "Finding")]
    [InlineData("Security incident", new string[0], "Incident")]
    [InlineData("change request", new string[0], "Change")]
    [InlineData("Change", new string[0], "Change")]
    [InlineData("Story", new[] { "ui" }, "Work")]
    public void Kind_FollowsFromTypeAndLabels(string type, string[] labels, string kind) =>
        Assert.Equal(kind, TicketWords.KindOf(null, ATicket() with { Type = type, Labels = labels }).ToString());

    [Fact]
    public void DeclaredKind_WinsOverTheType() => Assert.Equal(TicketKind.Incident, TicketWords.KindOf(ArtifactKinds.Incident, ATicket() with { Type = "Risk" }));

    private static Ticket ATicket() => new("", "A-1", "a");
}
