using System.Globalization;
using Evidence.Hosting.Http;
using Evidence.Hosting.Services;
using Evidence.Hosting.Teams.Cards;
using Evidence.Hosting.Teams.People;
using Evidence.Packs;
using Evidence.Workflows;

namespace Evidence.Hosting.Teams;

/// <summary>
/// Decisions from cards. The role is checked first; then that the card shows the pack as it is; then the rules of the workflow decide: nobody decides on what they asked for,
/// a waiver needs two people. What does not count changes nothing and says why.
/// </summary>
internal sealed class CardActions(PackStates states, PackService packs, WaiverService waivers, EvidenceCatalog catalog, ConversationMemory memory, TimeProvider time)
{
    private const string Stale = "This card is out of date: the pack was decided or assembled again since. Nothing was recorded; look at its present card and decide there.";

    // Teams waits a few seconds for an answer; what takes longer goes on by itself, and the card follows.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2.5);

    /// <summary>Does what a button says, or says why not.</summary>
    public async Task<ActionOutcome> DoAsync(CardAction action, TeamsPerson person, CancellationToken cancellationToken)
    {
        if (person.WhyNot(ApiOperations.DecideOnPack) is { } forbidden)
        {
            return new ActionOutcome(false, forbidden);
        }

        var state = await states.FindAsync(action.PackId, cancellationToken);
        if (state?.Pack is not { } pack)
        {
            return new ActionOutcome(false, $"There is no assembled pack '{action.PackId}'.");
        }

        if (action.Saw != pack.Manifest || !state.IsAwaitingDecision)
        {
            return new ActionOutcome(false, Stale);
        }

        try
        {
            return await CarryOutAsync(action, person, pack, cancellationToken);
        }
        catch (EvidenceException fault) when (fault.Code is FaultCode.Forbidden or FaultCode.Conflict or FaultCode.NotFound or FaultCode.Usage)
        {
            return new ActionOutcome(false, fault.Message);
        }
        finally
        {
            await memory.CallAsync(action.PackId, cancellationToken);
        }
    }

    private Task<ActionOutcome> CarryOutAsync(CardAction action, TeamsPerson person, PackResult pack, CancellationToken cancellationToken) => action.Verb switch
    {
        "approve" => DecideAsync(action, DecisionKind.Approve, person, pack, cancellationToken),
        "reject" => DecideAsync(action, DecisionKind.Reject, person, pack, cancellationToken),
        "waive" => ProposeAsync(action, person, pack, cancellationToken),
        "confirm-waiver" => WaiveAsync(pack.PackId, new WaiverAsk(action.Text("gate"), person.Id, pack.Manifest, Terms: null), cancellationToken),
        _ => Task.FromResult(new ActionOutcome(false, $"There is no action '{action.Verb}'.")),
    };

    private async Task<ActionOutcome> DecideAsync(CardAction action, DecisionKind kind, TeamsPerson person, PackResult pack, CancellationToken cancellationToken)
    {
        if (action.Text("note").Length == 0)
        {
            return new ActionOutcome(false, "A decision needs a note that says why; it is kept in the pack and the ledger.");
        }

        var now = time.GetUtcNow();
        var ask = new DecisionAsk(person.Id, [], kind, action.Text("note"), new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero)) { Saw = pack.Manifest };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var result = await packs.DecideAndWaitAsync(pack.PackId, ask, patience.Token);
            var decisions = await catalog.ListDecisionsAsync(pack.PackId, cancellationToken);
            var isMine = decisions.Any(decision => decision.By == ask.By && decision.At == ask.At);
            return new ActionOutcome(isMine, isMine ? $"{person.Id} {(kind == DecisionKind.Approve ? "approved" : "sent back")} {pack.PackId}." : result.Reason);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ActionOutcome(true, "Your decision was taken in; the card will show what came of it.");
        }
    }

    private async Task<ActionOutcome> ProposeAsync(CardAction action, TeamsPerson person, PackResult pack, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(action.Text("expires"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new ActionOutcome(false, "A waiver needs the day it ends, as YYYY-MM-DD.");
        }

        var end = new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59)), TimeSpan.Zero);
        return await WaiveAsync(
            pack.PackId, new WaiverAsk(action.Text("gate"), person.Id, pack.Manifest, new WaiverTerms(action.Text("reason"), action.Text("risk"), end)), cancellationToken);
    }

    private async Task<ActionOutcome> WaiveAsync(string packId, WaiverAsk ask, CancellationToken cancellationToken)
    {
        var run = await waivers.StartAsync(packId, ask, cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var result = await waivers.WaitAsync(run, patience.Token);
            return new ActionOutcome(result.Accepted, result.Reason);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ActionOutcome(true, "The waiver was taken in; the card will show what came of it.");
        }
    }
}
