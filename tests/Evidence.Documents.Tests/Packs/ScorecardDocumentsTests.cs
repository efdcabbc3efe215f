using System.Text;
using Evidence.Documents.Packs;
using Evidence.Scorecards;
using Evidence.Testing.Packs;

namespace Evidence.Documents.Tests.Packs;

public sealed class ScorecardDocumentsTests
{
    private static readonly IReadOnlyList<Scorecard> _cards = ScorecardBuilder.Build(
        [SampleRelease.Content() with { Release = SampleRelease.Release() with { Id = "checkout-ranker-2.3.0" } }, SampleRelease.Content()],
        A.Today);

    private readonly ScorecardDocuments _documents = new();

    [Fact]
    public void Html_ShowsEveryFigureWithItsTrendAndSaysWhereThereIsNoData()
    {
        var html = Text(_documents.WriteHtml);

        Assert.All(ScorecardBuilder.Definitions, definition => Assert.Contains(definition.Title, html));
        Assert.Contains("no data", html);
        Assert.Contains("<polyline", html);
        Assert.Contains("1,188 of 1,200 probes, between 98.26% and 99.43% at 95% confidence.", html);
    }

    [Fact]
    public void Csv_HasOneRowAFigureAndReleaseAndLeavesMissingValuesEmpty()
    {
        var lines = Text(_documents.WriteCsv).TrimEnd('\n').Split('\n');

        Assert.Equal(1 + (15 * 2), lines.Length);
        Assert.Contains(lines, line => line.StartsWith("checkout-ranker,safety-pass-rate,Safety pass rate,checkout-ranker-2.4.0,0.99,share,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("checkout-ranker,training-reach,Training reach,checkout-ranker-2.4.0,,share,", StringComparison.Ordinal));
    }

    [Fact]
    public void NoReleases_GiveAPageThatSaysSo()
    {
        using var output = new MemoryStream();
        _documents.WriteHtml([], output);

        Assert.Contains("No release was judged yet.", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static string Text(Action<IReadOnlyList<Scorecard>, Stream> write)
    {
        using var output = new MemoryStream();
        write(_cards, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
