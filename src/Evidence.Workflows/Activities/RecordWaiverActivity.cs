using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Gates;
using Evidence.Packs;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>
/// Records that a person proposes to waive a gate, or confirms what another one proposed. Neither may have asked for the pack, they must be two people, and both must have
/// seen the pack as it is.
/// </summary>
[DurableTask(ActivityNames.RecordWaiver)]
public sealed class RecordWaiverActivity(EvidenceCatalog catalog) : TaskActivity<WaiverRequest, WaiverResult>
{
    /// <summary>The longest a waiver given on a pack may last.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <inheritdoc/>
    public override async Task<WaiverResult> RunAsync(TaskActivityContext context, WaiverRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var pack = await catalog.FindAsync<PackResult>(PackRecords.Key(input.PackId), CancellationToken.None);
        var assembly = await catalog.FindAsync<AssembleRequest>(PackRecords.AssemblyKey(input.PackId), CancellationToken.None);
        if (pack is null || assembly is null)
        {
            return new WaiverResult(false, $"There is no pack '{input.PackId}'.");
        }

        var proposal = await catalog.FindAsync<WaiverProposal>(PackRecords.WaiverProposalKey(input.PackId, input.Gate), CancellationToken.None);
        if (await IsRepeatedAsync(input, pack, proposal) is { } before)
        {
            return before;
        }

        var judged = await catalog.OpenAsync<PackContent>(assembly.Content, CancellationToken.None);
        if (WhyNot(input, pack, assembly, proposal) is { } reason)
        {
            return new WaiverResult(false, reason);
        }

        return input.Terms is { } terms ? await ProposeAsync(input, terms, judged) : await GrantAsync(input, proposal!, judged);
    }

    // An activity may run twice; the second time finds what the first has written.
    private async Task<WaiverResult?> IsRepeatedAsync(WaiverRequest input, PackResult pack, WaiverProposal? proposal)
    {
        if (input.Terms is not null)
        {
            return proposal is not null && proposal.By == input.By && proposal.At == input.At ? Proposed(input) : null;
        }

        var granted = await catalog.ToListAsync<Waiver>(PackRecords.WaiversOf(pack.ReleaseId), CancellationToken.None);
        return granted.Any(waiver => waiver.Id == IdOf(input.PackId, input.Gate)) ? Granted(input, proposal) : null;
    }

    private static string? WhyNot(WaiverRequest input, PackResult pack, AssembleRequest assembly, WaiverProposal? proposal) =>
        Is(assembly.RequestedBy, input.By) ? $"{input.By} asked for the pack and may not waive its gates; two other people must."
        : input.Saw != pack.Manifest ? "The pack was assembled again since; look at the new one and decide then."
        : input.Terms is { } terms ? WhyNot(terms, input.At)
        : proposal is null ? $"Nobody has proposed to waive '{input.Gate}'."
        : Is(proposal.By, input.By) ? $"{input.By} proposed the waiver; someone else must confirm it."
        : proposal.Saw != pack.Manifest ? "The waiver was proposed on an earlier state of the pack; propose it again."
        : proposal.Terms.Expires <= input.At ? "The proposed waiver has lapsed by now; propose it again."
        : null;

    private static string? WhyNot(WaiverTerms terms, DateTimeOffset at) =>
        string.IsNullOrWhiteSpace(terms.Reason) ? "A waiver needs a reason."
        : string.IsNullOrWhiteSpace(terms.ResidualRisk) ? "A waiver must say what risk is left."
        : terms.Expires <= at ? "A waiver must end in the future."
        : terms.Expires > at + Longest ? "A waiver lasts a year at most."
        : null;

    private async Task<WaiverResult> ProposeAsync(WaiverRequest input, WaiverTerms terms, PackContent judged)
    {
        var result = judged.Gates.FirstOrDefault(gate => gate.Gate.Id == input.Gate);
        if (result is null || result.Outcome.LetsThrough())
        {
            return new WaiverResult(false, result is null ? $"The pack has no gate '{input.Gate}'." : $"The gate '{input.Gate}' needs no waiver: it is {result.Outcome.ToString().ToLowerInvariant()}.");
        }

        var proposal = new WaiverProposal(input.PackId, input.Gate, terms, input.By, input.At, input.Saw);
        await AppendAsync("waiver-proposed", input, proposal);
        await catalog.PutAsync(PackRecords.WaiverProposalKey(input.PackId, input.Gate), proposal, CancellationToken.None);
        return Proposed(input);
    }

    // It counts from the time the pack is judged at; when each of the two accepted it is in the ledger.
    private async Task<WaiverResult> GrantAsync(WaiverRequest input, WaiverProposal proposal, PackContent judged)
    {
        var waiver = new Waiver(
            IdOf(input.PackId, input.Gate), input.Gate, null, judged.Release.Id, proposal.Terms.Reason, proposal.Terms.ResidualRisk, [proposal.By, input.By], judged.AsOf, proposal.Terms.Expires);
        await AppendAsync("gate-waived", input, waiver);
        await catalog.PutAsync(PackRecords.WaiverKey(waiver), waiver, CancellationToken.None);
        return Granted(input, proposal);
    }

    private async Task AppendAsync<T>(string kind, WaiverRequest input, T what) => await catalog.Store.AppendToLedgerAsync(
        [new LedgerDraft($"{kind}|{input.PackId}|{input.Gate}|{input.By}|{input.At.UtcDateTime:O}", kind, input.PackId, input.Saw, JsonSerializer.Serialize(what, EvidenceJson.Compact), input.At)],
        CancellationToken.None);

    private static WaiverResult Proposed(WaiverRequest input) => new(true, $"{input.By} proposed to waive '{input.Gate}'; a second person must confirm it.");

    private static WaiverResult Granted(WaiverRequest input, WaiverProposal? proposal) =>
        new(true, $"'{input.Gate}' is waived until {proposal?.Terms.Expires:yyyy-MM-dd}: proposed by {proposal?.By}, confirmed by {input.By}.", IsGranted: true);

    private static string IdOf(string packId, string gate) => $"{gate}-{Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes($"{packId}|{gate}")).Short}";

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
