using System.Globalization;
using System.Text;
using Evidence.Documents.Packs.Report;
using Evidence.Facts;

namespace Evidence.Documents.Packs.Html;

/// <summary>Charts as SVG within a page, each with its words.</summary>
internal static class HtmlCharts
{
    private const double Width = 900;
    private const double LabelWidth = 260;

    public static string Bars(Block.Chart chart) => chart.IsStacked ? Stacked(chart) : chart.IsLying ? Lying(chart) : Standing(chart);

    /// <summary>A small line.</summary>
    public static string Trend(IReadOnlyList<double> values, string words)
    {
        var (low, high) = (values.Min(), values.Max());
        var points = values.Select((value, index) => (
            X: values.Count == 1 ? 45 : 4 + (index * 82.0 / (values.Count - 1)),
            Y: high == low ? 12 : 20 - ((value - low) / (high - low) * 16))).ToArray();
        return Invariant($"<svg viewBox=\"0 0 90 24\" width=\"90\" height=\"24\" role=\"img\" aria-label=\"{HtmlWriter.Encode(words)}\"><polyline points=\"{string.Join(' ', points.Select(point => Invariant($"{point.X:0.#},{point.Y:0.#}")))}\" fill=\"none\" stroke=\"#2E5AAC\" stroke-width=\"1.8\"/><circle cx=\"{points[^1].X:0.#}\" cy=\"{points[^1].Y:0.#}\" r=\"2.8\" fill=\"#2E5AAC\"/></svg>");
    }

    private static string Stacked(Block.Chart chart)
    {
        var totals = chart.Categories.Select((_, row) => chart.Series.Sum(series => series.Values[row] ?? 0)).ToArray();
        var scale = (Width - LabelWidth - 10) / Math.Max(1, totals.Max());
        var svg = Open(chart, (44 * chart.Categories.Count) + 30);
        for (var row = 0; row < chart.Categories.Count; row++)
        {
            var x = LabelWidth;
            svg.Append(Text(LabelWidth - 10, (row * 44) + 22, chart.Categories[row], "end"));
            foreach (var series in chart.Series)
            {
                var width = (series.Values[row] ?? 0) * scale;
                if (width > 0)
                {
                    svg.Append(Invariant($"<rect x=\"{x:0.#}\" y=\"{(row * 44) + 4}\" width=\"{width:0.#}\" height=\"28\" fill=\"#{Palette.Solid(series.Tone)}\"/>"));
                    svg.Append(width > 16 ? Text(x + (width / 2), (row * 44) + 22, Figure.Of(series.Values[row]!.Value), "middle", Palette.Ink) : "");
                    x += width;
                }
            }
        }

        Legend(svg, chart, (44 * chart.Categories.Count) + 16);
        return svg.Append("</svg>").ToString();
    }

    // The ends of intervals fit too.
    private static double High(Block.Chart chart)
    {
        var high = chart.Series
            .SelectMany(series => series.Values.Select(value => value ?? 0).Concat((series.Ranges ?? []).Select(range => range.High)))
            .DefaultIfEmpty(0)
            .Max();
        return high <= 0 ? 1 : high;
    }

    private static string Lying(Block.Chart chart)
    {
        const double Row = 30;
        var scale = (Width - LabelWidth - 10) / High(chart);
        var svg = Open(chart, (Row * chart.Categories.Count * chart.Series.Count) + 8);
        var y = 4.0;
        for (var row = 0; row < chart.Categories.Count; row++)
        {
            svg.Append(Text(LabelWidth - 10, y + (Row * chart.Series.Count / 2), chart.Categories[row], "end"));
            for (var index = 0; index < chart.Series.Count; index++, y += Row)
            {
                LyingBar(svg, chart, chart.Series[index], row, y, scale, Palette.Series(index));
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static void LyingBar(StringBuilder svg, Block.Chart chart, Series series, int row, double y, double scale, string colour)
    {
        if (series.Values[row] is not { } value)
        {
            return;
        }

        var width = Math.Max(0, value * scale);
        svg.Append(Invariant($"<rect x=\"{LabelWidth:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"22\" fill=\"#{colour}\"/>"));
        var end = LabelWidth + (Math.Max(value, series.Ranges is { } found ? found[row].High : value) * scale);
        var isWide = width > 60;
        svg.Append(Text(isWide ? LabelWidth + 6 : end + 8, y + 16, chart.IsShare ? Figure.Percent(value) : Figure.Of(value), "start", isWide ? "FFFFFF" : Palette.Ink));
        if (series.Ranges is { } ranges)
        {
            var (low, high, middle) = (LabelWidth + (ranges[row].Low * scale), LabelWidth + (ranges[row].High * scale), y + 11);
            svg.Append(Invariant($"<path d=\"M{low:0.#} {middle:0.#}H{high:0.#}M{low:0.#} {middle - 5:0.#}v10M{high:0.#} {middle - 5:0.#}v10\" stroke=\"#{Palette.Navy}\" stroke-width=\"1.5\" fill=\"none\"/>"));
        }
    }

    private static string Standing(Block.Chart chart)
    {
        var high = High(chart);
        var slot = (Width - 60) / chart.Categories.Count;
        var bar = Math.Min(90, slot * 0.6 / chart.Series.Count);
        var svg = Open(chart, 270);
        svg.Append("<line x1=\"50\" y1=\"230\" x2=\"900\" y2=\"230\" stroke=\"#D0D5DD\"/>");
        for (var row = 0; row < chart.Categories.Count; row++)
        {
            var centre = 50 + (slot * (row + 0.5));
            svg.Append(Text(centre, 250, chart.Categories[row], "middle"));
            for (var index = 0; index < chart.Series.Count; index++)
            {
                Bar(svg, chart, chart.Series[index], row, centre - (bar * chart.Series.Count / 2) + (bar * index), bar, high, Palette.Series(index));
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Bar(StringBuilder svg, Block.Chart chart, Series series, int row, double x, double width, double high, string colour)
    {
        if (series.Values[row] is not { } value)
        {
            return;
        }

        var height = Math.Max(0, value / high * 200);
        svg.Append(Invariant($"<rect x=\"{x:0.#}\" y=\"{230 - height:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" fill=\"#{colour}\"/>"));
        svg.Append(Text(x + (width / 2), 224, chart.IsShare ? Figure.Percent(value) : Figure.Of(value), "middle", height > 24 ? "FFFFFF" : Palette.Ink));
        if (series.Ranges is { } ranges)
        {
            var (top, bottom, middle) = (230 - (ranges[row].High / high * 200), 230 - (ranges[row].Low / high * 200), x + (width / 2));
            svg.Append(Invariant($"<path d=\"M{middle:0.#} {top:0.#}V{bottom:0.#}M{middle - 6:0.#} {top:0.#}h12M{middle - 6:0.#} {bottom:0.#}h12\" stroke=\"#{Palette.Navy}\" stroke-width=\"1.5\" fill=\"none\"/>"));
        }
    }

    private static StringBuilder Open(Block.Chart chart, double height) => new(Invariant(
        $"<svg viewBox=\"0 0 {Width:0} {height:0}\" width=\"{Width:0}\" height=\"{height:0}\" role=\"img\" aria-label=\"{HtmlWriter.Encode(chart.Words)}\" font-family=\"Arial, sans-serif\" font-size=\"13\">"));

    private static void Legend(StringBuilder svg, Block.Chart chart, double y)
    {
        var x = LabelWidth;
        foreach (var series in chart.Series)
        {
            svg.Append(Invariant($"<rect x=\"{x:0.#}\" y=\"{y - 10:0.#}\" width=\"12\" height=\"12\" fill=\"#{Palette.Solid(series.Tone)}\"/>")).Append(Text(x + 17, y, series.Name, "start"));
            x += 40 + (series.Name.Length * 7);
        }
    }

    private static string Text(double x, double y, string text, string anchor, string colour = "475467") =>
        Invariant($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"#{colour}\">{HtmlWriter.Encode(Words.Shorten(text, 38))}</text>");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
