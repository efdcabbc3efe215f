using System.Text.Json.Nodes;
using Evidence.Conversations;
using Evidence.Delivery.Cards;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Cards of a pack: asked for, on its way, to be decided, decided.</summary>
internal sealed class PackCards(TeamsSettings settings)
{
    private const int MostGates = 6;

    // Teams shows six buttons; the others are the decision's.
    private const int MostLinks = 3;

    private static readonly (string Id, string Text)[] _steps =
    [
        ("collecting", "Collect the evidence from its sources"),
        ("judging", "Judge the gates and controls"),
        ("assembling", "Assemble and sign the pack"),
        ("awaiting-decision", "Wait for people to decide"),
        ("delivering", "Deliver"),
    ];

    /// <summary>The card of a pack as it stands.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="content">What it says; null: it is not assembled.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="notice">A line about what just happened; null: none.</param>
    public RenderedCard Of(PackState state, PackContent? content, string title, string? notice) => state switch
    {
        { Run.State: WorkflowState.Failed or WorkflowState.Terminated } => Failed(state, title),
        { IsAwaitingDecision: true } when content is not null => Assembled("decision", state, content, notice),
        { IsRunning: false, Pack: not null } when content is not null => Assembled("result", state, content, notice),
        _ => Progress(state, title, notice),
    };

    /// <summary>The card that says a request was taken.</summary>
    public static RenderedCard Accepted(RunFollowing following) => CardTemplates.Render("accepted", new JsonObject
    {
        ["title"] = $"Pack for {following.Title}",
        ["text"] = "I have begun. This card will follow what happens; you can go on with other things.",
        ["facts"] = new JsonArray(Fact("Pack", following.Run), Fact("Asked by", following.AskedBy)),
    });

    private static RenderedCard Progress(PackState state, string title, string? notice)
    {
        var present = Math.Max(0, Array.FindIndex(_steps, step => step.Id == state.Progress?.Step));
        return CardTemplates.Render("progress", new JsonObject
        {
            ["title"] = $"Pack for {title}",
            ["notice"] = notice,
            ["steps"] = new JsonArray([.. _steps.Select((step, index) => (JsonNode)new JsonObject
            {
                ["mark"] = index < present ? "✓" : index == present ? "▶" : "·",
                ["text"] = step.Text,
                ["isLater"] = index > present,
            })]),
            ["facts"] = new JsonArray(Fact("Pack", state.PackId)),
        });
    }

    private static RenderedCard Failed(PackState state, string title) => CardTemplates.Render("result", new JsonObject
    {
        ["title"] = $"Pack for {title}",
        ["badge"] = "not built",
        ["color"] = "attention",
        ["notice"] = state.Run!.Failure ?? "The run was ended by an operator.",
        ["facts"] = new JsonArray(Fact("Pack", state.PackId)),
    });

    private RenderedCard Assembled(string template, PackState state, PackContent content, string? notice)
    {
        var pack = state.Pack!;
        return CardTemplates.Render(template, new JsonObject
        {
            ["title"] = $"{content.Product.Name} {content.Release.Version}",
            ["badge"] = EvidenceWords.Of(pack.Disposition),
            ["color"] = ColorOf(pack.Disposition),
            ["notice"] = notice,
            ["pack"] = pack.PackId,
            ["saw"] = pack.Manifest.Hex,
            ["facts"] = Facts(state, content),
            ["reasons"] = new JsonArray([.. pack.Reasons.Take(3).Select(reason => (JsonNode)reason)]),
            ["gates"] = new JsonArray([.. content.Gates.Where(gate => gate.Outcome != GateOutcome.Pass).Take(MostGates).Select(GateOf)]),
            ["waivable"] = new JsonArray([.. content.Gates
                .Where(gate => !gate.Outcome.LetsThrough() && state.Proposals.All(proposal => proposal.Gate != gate.Gate.Id))
                .Select(gate => (JsonNode)new JsonObject { ["id"] = gate.Gate.Id, ["title"] = gate.Gate.Title })]),
            ["proposals"] = new JsonArray([.. state.Proposals.Select(ProposalOf)]),
            ["links"] = new JsonArray([.. LinksTo(state.Places), .. Links(pack)]),
        });
    }

    private static JsonArray Facts(PackState state, PackContent content)
    {
        var pack = state.Pack!;
        var facts = new JsonArray(
            Fact("Pack", pack.PackId),
            Fact("As of", content.AsOf.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'")),
            Fact("Gates", $"{content.Gates.Count(gate => gate.Outcome == GateOutcome.Pass)} of {content.Gates.Count} pass"));
        if (pack.SourcesIncomplete > 0)
        {
            facts.Add(Fact("Sources", $"{pack.SourcesIncomplete} of {content.Sources.Count} did not give everything: {string.Join(", ", content.Sources.Where(source => source.State != SourceState.Complete).Select(source => source.Source))}"));
        }

        if (pack.TimestampGap is { } gap)
        {
            facts.Add(Fact("No timestamp", gap));
        }

        foreach (var owed in state.Undelivered)
        {
            facts.Add(Fact("Not delivered yet", $"{owed.Delivery}: {owed.Reason} It is tried again."));
        }

        foreach (var decision in state.Decisions)
        {
            facts.Add(Fact(decision.Kind == DecisionKind.Approve ? "Approved" : "Sent back", $"{decision.By}{(decision.Role is null ? "" : $" as {decision.Role}")}: {decision.Note}"));
        }

        facts.Add(state.IsAwaitingDecision
            ? Fact("Waits for", state.Progress!.RolesOpen is { Count: > 0 } open ? string.Join(", ", open) : "any one person who may decide")
            : Fact("Decision", VerdictOf(pack.Verdict)));
        return facts;
    }

    private static JsonObject GateOf(GateResult gate) => new()
    {
        ["title"] = gate.Gate.Title,
        ["outcome"] = gate.Outcome.ToString().ToLowerInvariant(),
        ["color"] = gate.Outcome == GateOutcome.Waived || gate.Gate.Severity == GateSeverity.Conditional ? "warning" : "attention",
        ["reason"] = gate.Waiver is { } waiver ? $"Waived until {waiver.Expires:yyyy-MM-dd} by {string.Join(" and ", waiver.ApprovedBy)}: {waiver.Reason}" : gate.Reason,
    };

    private static JsonObject ProposalOf(WaiverProposal proposal) => new()
    {
        ["gate"] = proposal.Gate,
        ["reason"] = proposal.Terms.Reason,
        ["risk"] = proposal.Terms.ResidualRisk.TrimEnd('.'),
        ["expires"] = proposal.Terms.Expires.ToString("yyyy-MM-dd"),
        ["by"] = proposal.By,
    };

    /// <summary>Links to where files were laid down; attestations are for programs.</summary>
    internal static IEnumerable<JsonNode> LinksTo(IReadOnlyList<DeliveredFiles.Place> places) => places
        .SelectMany(place => place.Links)
        .Where(link => !link.Key.EndsWith(".jsonl", StringComparison.Ordinal) && !link.Key.EndsWith(".json", StringComparison.Ordinal))
        .DistinctBy(link => link.Key)
        .Take(MostLinks)
        .Select(link => (JsonNode)new JsonObject { ["title"] = $"Open {link.Key}", ["url"] = link.Value });

    private IEnumerable<JsonNode> Links(PackResult pack) => settings.Links is not { } root
        ? []
        : pack.Files.Where(file => !file.Name.EndsWith(".jsonl", StringComparison.Ordinal)).Select(file => (JsonNode)new JsonObject
        {
            ["title"] = file.Name.EndsWith(".zip", StringComparison.Ordinal) ? "Pack (zip)" : "Report (Word)",
            ["url"] = new Uri(root, $"api/packs/{Uri.EscapeDataString(pack.PackId)}/files/{Uri.EscapeDataString(file.Name)}").AbsoluteUri,
        });

    internal static JsonObject Fact(string title, string value) => new() { ["title"] = title, ["value"] = value };

    internal static string ColorOf(DispositionKind disposition) => disposition switch
    {
        DispositionKind.Go => "good",
        DispositionKind.ConditionalGo => "warning",
        _ => "attention",
    };

    internal static string VerdictOf(PackVerdict verdict) => verdict switch
    {
        PackVerdict.Approved => "approved",
        PackVerdict.Rejected => "sent back",
        PackVerdict.TimedOut => "nobody decided in time",
        _ => "nobody was asked",
    };
}
