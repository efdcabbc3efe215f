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

    /// <summary>Key of the <see cref="QuestionnaireResult"/> of a questionnaire.</summary>
    public static RecordKey QuestionnaireKey(string questionnaireId) => new(Questionnaires, questionnaireId);

    /// <summary>Partition of all answers that were sent to customers.</summary>
    public static RecordPartition Sent { get; } = new("sent-answer");

    /// <summary>Partition of all drafted questionnaires.</summary>
    public static RecordPartition Questionnaires { get; } = new("questionnaire");

    /// <summary>Key of the <see cref="QuestionnaireRequest"/> of a questionnaire.</summary>
    public static RecordKey QuestionnaireRequestKey(string questionnaireId) => new(new("questionnaire-request"), questionnaireId);
}
