using CsvHelper;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Explainability;

/// <summary>Feature importances as CSV: a column of features and one of importances.</summary>
internal sealed class FeatureImportanceCsvReader(ReaderTools tools) : CsvArtifactReader(tools)
{
    public override string Id => "feature-importance-csv";

    protected override string Format => "Feature importances";

    protected override string? Kind => ArtifactKinds.ExplainabilityReport;

    protected override Recognition Recognise(string header, ArtifactHead head)
    {
        var columns = header.Split(',').Select(column => column.Trim('"', ' ')).ToList();
        return columns.Count is >= 2 and <= 8 && ImportanceWords.IsTable(columns) ? Recognition.Likely : Recognition.None;
    }

    protected override async Task<string?> ReadAsync(CsvReader csv, string[] header, FactSheet sheet, CancellationToken cancellationToken)
    {
        var (feature, importance) = (Array.FindIndex(header, ImportanceWords.IsFeature), Array.FindIndex(header, ImportanceWords.IsImportance));
        if (feature < 0 || importance < 0)
        {
            return "the header names no column of features and importances.";
        }

        while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var pointer = $"line {csv.LineNumber}";
            if (double.TryParse(csv.GetString(importance), System.Globalization.CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                sheet.Add("explainability.feature_importance", pointer, value, About.Sliced("feature", csv.GetString(feature), ("method", ImportanceWords.MethodIn(header[importance]))));
            }
            else
            {
                sheet.Note($"{pointer}: the importance is not a number; passed over.");
            }
        }

        return sheet.IsEmpty ? "no row holds a feature with a number." : null;
    }
}
