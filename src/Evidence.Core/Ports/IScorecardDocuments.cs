using Evidence.Scorecards;

namespace Evidence.Ports;

/// <summary>Writes scorecards.</summary>
/// <remarks>Implementers: the same scorecards give the same bytes; what has no data says so and is never written as zero.</remarks>
public interface IScorecardDocuments
{
    /// <summary>Writes one HTML file with charts that needs nothing else.</summary>
    void WriteHtml(IReadOnlyList<Scorecard> scorecards, Stream output);

    /// <summary>Writes one row a product, key figure and release, as CSV.</summary>
    void WriteCsv(IReadOnlyList<Scorecard> scorecards, Stream output);
}
