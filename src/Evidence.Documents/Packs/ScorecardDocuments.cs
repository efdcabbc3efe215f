using Evidence.Documents.Packs.Exports;
using Evidence.Documents.Packs.Html;
using Evidence.Documents.Packs.Report;
using Evidence.Ports;
using Evidence.Scorecards;

namespace Evidence.Documents.Packs;

/// <summary>Scorecards as HTML and CSV.</summary>
internal sealed class ScorecardDocuments : IScorecardDocuments
{
    public void WriteHtml(IReadOnlyList<Scorecard> scorecards, Stream output) => HtmlWriter.Write(ScorecardComposer.Compose(scorecards), output);

    public void WriteCsv(IReadOnlyList<Scorecard> scorecards, Stream output) => CsvTables.Write(
        output,
        ["product", "kpi", "title", "release", "value", "unit", "basis", "as of"],
        scorecards.SelectMany(card => card.Kpis.SelectMany(kpi => kpi.Points.Select(point => new object?[]
        {
            card.Product, kpi.Definition.Id, kpi.Definition.Title, point.Release, point.Value, kpi.Definition.Unit, point.Basis, card.AsOf,
        }))));
}
