using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Notifications;

namespace Evidence.Hosting.Teams.Cards;

/// <summary>Everything a card of a pack is made from.</summary>
/// <param name="PackId">Its id.</param>
/// <param name="Run">Its run; null: none.</param>
/// <param name="Progress">How far the run says it is; null: it has not said.</param>
/// <param name="Pack">The pack as assembled; null: not yet.</param>
/// <param name="Proposals">Waivers that are proposed and not confirmed.</param>
/// <param name="Decisions">What people decided.</param>
/// <param name="RequestedBy">Who asked for it; null: not known.</param>
internal sealed record PackState(
    string PackId,
    WorkflowStatus? Run,
    PackProgress? Progress,
    PackResult? Pack,
    IReadOnlyList<WaiverProposal> Proposals,
    IReadOnlyList<Decision> Decisions,
    string? RequestedBy)
{
    /// <summary>Where its files were laid down.</summary>
    public IReadOnlyList<DeliveredFiles.Place> Places { get; init; } = [];

    /// <summary>What deliveries did not take yet.</summary>
    public IReadOnlyList<UndeliveredNotification> Undelivered { get; init; } = [];

    /// <summary>Whether the run goes on.</summary>
    public bool IsRunning => Run is { State: WorkflowState.Running or WorkflowState.Pending or WorkflowState.Suspended };

    /// <summary>Whether people are asked to decide now.</summary>
    public bool IsAwaitingDecision => IsRunning && Pack is not null && Progress?.Step == "awaiting-decision";

    /// <summary>Changes whenever a card of it would.</summary>
    public string Fingerprint => string.Join(
        '|', Run?.State, Run?.Failure, Progress?.Step, Pack?.Manifest.Hex, Pack?.Verdict, Progress?.LastDecision, Decisions.Count, string.Join(',', Proposals.Select(proposal => $"{proposal.Gate}{proposal.At:O}")), string.Join(',', Places.SelectMany(place => place.Links.Values)), string.Join(',', Undelivered.Select(open => open.Delivery)));
}
