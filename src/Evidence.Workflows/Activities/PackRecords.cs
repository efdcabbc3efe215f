using Evidence.Gates;
using Evidence.Ports;

namespace Evidence.Workflows.Activities;

/// <summary>Keys of what is remembered of packs and questionnaires.</summary>
public static class PackRecords
{
    /// <summary>Key of the <see cref="PackResult"/> of a pack.</summary>
    public static RecordKey Key(string packId) => new(Packs, packId);

    /// <summary>Partition of all packs.</summary>
    public static RecordPartition Packs { get; } = new("pack");

    /// <summary>Key of the <see cref="AssembleRequest"/> a pack was assembled from.</summary>
    public static RecordKey AssemblyKey(string packId) => new(new("pack-assembly"), packId);

    /// <summary>Key of the <see cref="WaiverProposal"/> for a gate of a pack.</summary>
    public static RecordKey WaiverProposalKey(string packId, string gate) => new(WaiverProposals(packId), gate);

    /// <summary>Partition of what is proposed to be waived on a pack.</summary>
    public static RecordPartition WaiverProposals(string packId) => new("waiver-proposal", packId);

    /// <summary>Key of a waiver two people gave on a pack of its release.</summary>
    public static RecordKey WaiverKey(Waiver waiver)
    {
        ArgumentNullException.ThrowIfNull(waiver);
        return new RecordKey(WaiversOf(waiver.Release ?? ""), waiver.Id);
    }

    /// <summary>Partition of the waivers two people gave on packs of a release.</summary>
    public static RecordPartition WaiversOf(string releaseId) => new("waiver", releaseId);

    /// <summary>Key of the <see cref="QuestionnaireResult"/> of a questionnaire.</summary>
    public static RecordKey QuestionnaireKey(string questionnaireId) => new(Questionnaires, questionnaireId);

    /// <summary>Partition of all answers that were sent to customers.</summary>
    public static RecordPartition Sent { get; } = new("sent-answer");

    /// <summary>Partition of all drafted questionnaires.</summary>
    public static RecordPartition Questionnaires { get; } = new("questionnaire");

    /// <summary>Key of the <see cref="QuestionnaireRequest"/> of a questionnaire.</summary>
    public static RecordKey QuestionnaireRequestKey(string questionnaireId) => new(new("questionnaire-request"), questionnaireId);
}
