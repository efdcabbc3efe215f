using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Drift;

/// <summary>
/// Drift reports that projects write themselves, around Evidently, whylogs or a population stability index of their own: JSON with a verdict on the data as a
/// whole, the number or share of drifted columns, and scores by column.
/// </summary>
internal sealed class DriftReportReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    private static readonly string[] _marks =
    [
        "dataset_drift", "dataset_drift_detected", "drift_detected", "drift_share", "data_drift", "drift_by_columns", "drifted_features", "drifted_columns", "n_drifted_features",
        "n_features_drifted", "number_of_drifted_columns", "num_drifted_columns", "share_of_drifted_columns", "drift_score", "drift_scores", "drift_report", "drift_category", "psi",
        "psi_scores", "target_drift", "prediction_drift", "feature_drift", "drift_metrics",
    ];

    public override string Id => "drift-report";

    protected override string Format => "Drift report";

    protected override string? Kind => ArtifactKinds.DriftReport;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var outer = json.Names.Count(name => _marks.Contains(Words.Snake(name)));
        var inner = outer > 0 ? 0 : json.AllNames.Count(name => _marks.Contains(Words.Snake(name)));
        return head.DeclaredKind == ArtifactKinds.DriftReport || outer >= 2 ? Recognition.Likely
            : outer == 1 || inner > 0 ? Recognition.Possible
            : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        new DriftFindings(sheet, root).Write();
        return sheet.IsEmpty ? "Drift report: no verdict and no score was found in it." : null;
    }
}
