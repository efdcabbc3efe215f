using System.Xml.Linq;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Word;

/// <summary>Charts in DrawingML (ECMA-376 part 1, chapter 21.2).</summary>
internal static class ChartXml
{
    private static readonly XNamespace _c = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace _a = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace _r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Bars with axes, legend and values.</summary>
    /// <param name="chart">What is shown.</param>
    /// <param name="workbook">Relationship of the workbook that holds the numbers.</param>
    public static XDocument Bars(Block.Chart chart, string workbook)
    {
        var format = chart.IsShare ? "0%" : "General";
        var bars = new XElement(
            _c + "barChart",
            Val("barDir", chart.IsLying ? "bar" : "col"),
            Val("grouping", chart.IsStacked ? "stacked" : "clustered"),
            Val("varyColors", "0"),
            chart.Series.Select((series, index) => Bar(chart, series, index)),
            Val("gapWidth", chart.IsStacked ? "45" : chart.Categories.Count < 4 ? "180" : "70"),
            chart.IsStacked ? Val("overlap", "100") : null,
            Val("axId", "1001"),
            Val("axId", "1002"));
        return Document(
            workbook,
            new XElement(
                _c + "chart",
                Val("autoTitleDeleted", "1"),
                new XElement(
                    _c + "plotArea",
                    new XElement(_c + "layout"),
                    bars,
                    CategoryAxis(chart),
                    ValueAxis(chart, format)),
                chart.Series.Count > 1 ? Legend() : null,
                Val("plotVisOnly", "1"),
                Val("dispBlanksAs", "gap")));
    }

    /// <summary>A small line without axes.</summary>
    public static XDocument Trend(IReadOnlyList<double> values)
    {
        var spread = values.Max() - values.Min();
        var margin = spread == 0 ? Math.Max(Math.Abs(values[0]), 1) * 0.1 : spread * 0.25;
        var line = new XElement(
            _c + "lineChart",
            Val("grouping", "standard"),
            Val("varyColors", "0"),
            new XElement(
                _c + "ser",
                Val("idx", "0"),
                Val("order", "0"),
                new XElement(_c + "spPr", new XElement(_a + "ln", new XAttribute("w", "19050"), new XAttribute("cap", "rnd"), Solid("2E5AAC"), new XElement(_a + "round"))),
                new XElement(_c + "marker", Val("symbol", "none")),
                LastPoint(values.Count - 1),
                new XElement(_c + "val", Numbers("numLit", [.. values.Select(value => (double?)value)], "General")),
                Val("smooth", "0")),
            Val("marker", "1"),
            Val("axId", "1001"),
            Val("axId", "1002"));
        return Document(
            null,
            new XElement(
                _c + "chart",
                Val("autoTitleDeleted", "1"),
                new XElement(
                    _c + "plotArea",
                    new XElement(_c + "layout", new XElement(_c + "manualLayout", Val("layoutTarget", "inner"), Val("xMode", "edge"), Val("yMode", "edge"), Val("x", "0.06"), Val("y", "0.1"), Val("w", "0.86"), Val("h", "0.8"))),
                    line,
                    HiddenAxis("catAx", "1001", "1002", "b", null),
                    HiddenAxis("valAx", "1002", "1001", "l", (values.Min() - margin, values.Max() + margin))),
                Val("plotVisOnly", "1"),
                Val("dispBlanksAs", "gap")));
    }

    private static XDocument Document(string? workbook, XElement chart) => new(new XElement(
        _c + "chartSpace",
        new XAttribute(XNamespace.Xmlns + "c", _c.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "a", _a.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "r", _r.NamespaceName),
        Val("roundedCorners", "0"),
        chart,
        new XElement(_c + "spPr", new XElement(_a + "noFill"), new XElement(_a + "ln", new XElement(_a + "noFill"))),
        new XElement(_c + "txPr", new XElement(_a + "bodyPr"), new XElement(_a + "p", new XElement(_a + "pPr", new XElement(_a + "defRPr", new XAttribute("sz", "800"), Solid("475467"))), new XElement(_a + "endParaRPr", new XAttribute("lang", "en-GB")))),
        workbook is null ? null : new XElement(_c + "externalData", new XAttribute(_r + "id", workbook), Val("autoUpdate", "0"))));

    private static XElement Bar(Block.Chart chart, Series series, int index)
    {
        var colour = series.Tone == Tone.None ? Palette.Series(index) : Palette.Solid(series.Tone);
        var column = (char)('B' + index);
        var rows = chart.Categories.Count + 1;
        return new XElement(
            _c + "ser",
            Val("idx", index.ToString()),
            Val("order", index.ToString()),
            new XElement(_c + "tx", new XElement(_c + "strRef", new XElement(_c + "f", $"Data!${column}$1"), Texts("strCache", [series.Name]))),
            new XElement(_c + "spPr", Solid(colour)),
            Val("invertIfNegative", "0"),
            HasRoomForLabels(chart) ? Labels(chart) : null,
            ErrorBars(series),
            new XElement(_c + "cat", new XElement(_c + "strRef", new XElement(_c + "f", $"Data!$A$2:$A${rows}"), Texts("strCache", chart.Categories))),
            new XElement(_c + "val", new XElement(_c + "numRef", new XElement(_c + "f", $"Data!${column}$2:${column}${rows}"), Numbers("numCache", series.Values, chart.IsShare ? "0.0%" : "General"))));
    }

    // The ends of intervals must fit too, which automatic axes do not see to.
    private static XElement? Top(Block.Chart chart)
    {
        double[] ends = [.. chart.Series.SelectMany(series => series.Ranges ?? []).Select(range => range.High)];
        if (ends.Length == 0 || ends.Max() <= 0)
        {
            return null;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(ends.Max())));
        var top = Math.Ceiling(ends.Max() / step * 2) / 2 * step;
        return Val("max", Math.Round(chart.IsShare ? Math.Min(1, top) : top, 6).ToString("R"));
    }

    // A label stands in the foot of its bar; where a bar has no room for one, the table below has the numbers.
    private static bool HasRoomForLabels(Block.Chart chart)
    {
        double[] values = [.. chart.Series.SelectMany(series => series.Values).OfType<double>()];
        var top = chart.Series.SelectMany(series => series.Ranges ?? []).Select(range => range.High).Concat(values).DefaultIfEmpty(0).Max();
        return chart.IsStacked || (values.Length > 0 && values.Min() >= 0.15 * top);
    }

    private static XElement? ErrorBars(Series series) => series.Ranges is not { } ranges ? null : new XElement(
        _c + "errBars",
        Val("errBarType", "both"),
        Val("errValType", "cust"),
        Val("noEndCap", "0"),
        new XElement(_c + "plus", Numbers("numLit", [.. ranges.Select((range, index) => range.High - series.Values[index])], "General")),
        new XElement(_c + "minus", Numbers("numLit", [.. ranges.Select((range, index) => series.Values[index] - range.Low)], "General")),
        new XElement(_c + "spPr", new XElement(_a + "ln", new XAttribute("w", "12700"), Solid(Palette.Navy))));

    private static XElement Labels(Block.Chart chart) => new(
        _c + "dLbls",
        new XElement(_c + "numFmt", new XAttribute("formatCode", chart.IsShare ? "0.0%" : chart.IsStacked ? "0;;" : "0.###"), new XAttribute("sourceLinked", "0")),
        new XElement(_c + "spPr", new XElement(_a + "noFill"), new XElement(_a + "ln", new XElement(_a + "noFill"))),
        TextOf(800, chart.IsStacked ? Palette.Ink : "FFFFFF", isBold: true),
        Val("dLblPos", chart.IsStacked ? "ctr" : "inBase"),
        Val("showLegendKey", "0"),
        Val("showVal", "1"),
        Val("showCatName", "0"),
        Val("showSerName", "0"),
        Val("showPercent", "0"),
        Val("showBubbleSize", "0"));

    private static XElement CategoryAxis(Block.Chart chart) => new(
        _c + "catAx",
        Val("axId", "1001"),
        new XElement(_c + "scaling", Val("orientation", chart.IsLying ? "maxMin" : "minMax")),
        Val("delete", "0"),
        Val("axPos", chart.IsLying ? "l" : "b"),
        new XElement(_c + "numFmt", new XAttribute("formatCode", "General"), new XAttribute("sourceLinked", "0")),
        Val("majorTickMark", "none"),
        Val("minorTickMark", "none"),
        Val("tickLblPos", "low"),
        new XElement(_c + "spPr", new XElement(_a + "ln", new XAttribute("w", "6350"), Solid(Palette.Line))),
        TextOf(800, "475467"),
        Val("crossAx", "1002"),
        Val("crosses", "autoZero"),
        Val("auto", "1"),
        Val("lblAlgn", "ctr"),
        Val("lblOffset", "100"),
        Val("noMultiLvlLbl", "0"));

    private static XElement ValueAxis(Block.Chart chart, string format) => new(
        _c + "valAx",
        Val("axId", "1002"),
        new XElement(_c + "scaling", Val("orientation", "minMax"), Top(chart), chart.Series.SelectMany(series => series.Values).All(value => value is null or >= 0) ? Val("min", "0") : null),
        Val("delete", "0"),
        Val("axPos", chart.IsStacked ? "t" : chart.IsLying ? "b" : "l"),
        new XElement(_c + "majorGridlines", new XElement(_c + "spPr", new XElement(_a + "ln", new XAttribute("w", "6350"), Solid("E4E7EC")))),
        new XElement(_c + "numFmt", new XAttribute("formatCode", format), new XAttribute("sourceLinked", "0")),
        Val("majorTickMark", "none"),
        Val("minorTickMark", "none"),
        Val("tickLblPos", chart.IsStacked ? "none" : "nextTo"),
        new XElement(_c + "spPr", new XElement(_a + "ln", new XElement(_a + "noFill"))),
        TextOf(800, "475467"),
        Val("crossAx", "1001"),
        Val("crosses", chart.IsLying && !chart.IsStacked ? "max" : "autoZero"),
        Val("crossBetween", "between"));

    private static XElement HiddenAxis(string kind, string id, string other, string position, (double Min, double Max)? range) => new(
        _c + kind,
        Val("axId", id),
        new XElement(
            _c + "scaling",
            Val("orientation", "minMax"),
            range is { } bounds ? new object[] { Val("max", bounds.Max.ToString("R")), Val("min", bounds.Min.ToString("R")) } : null),
        Val("delete", "1"),
        Val("axPos", position),
        Val("majorTickMark", "none"),
        Val("minorTickMark", "none"),
        Val("tickLblPos", "none"),
        Val("crossAx", other),
        Val("crosses", "autoZero"),
        range is null ? null : Val("crossBetween", "midCat"));

    private static XElement LastPoint(int index) => new(
        _c + "dPt",
        Val("idx", index.ToString()),
        new XElement(_c + "marker", Val("symbol", "circle"), Val("size", "5"), new XElement(_c + "spPr", Solid("2E5AAC"), new XElement(_a + "ln", new XElement(_a + "noFill")))),
        Val("bubble3D", "0"));

    private static XElement Legend() => new(_c + "legend", Val("legendPos", "b"), Val("overlay", "0"), TextOf(800, "475467"));

    private static XElement TextOf(int size, string colour, bool isBold = false) => new(
        _c + "txPr",
        new XElement(_a + "bodyPr"),
        new XElement(_a + "p", new XElement(_a + "pPr", new XElement(_a + "defRPr", new XAttribute("sz", size), new XAttribute("b", isBold ? "1" : "0"), Solid(colour))), new XElement(_a + "endParaRPr", new XAttribute("lang", "en-GB"))));

    private static XElement Texts(string name, IReadOnlyList<string> texts) => new(
        _c + name,
        Val("ptCount", texts.Count.ToString()),
        texts.Select((text, index) => new XElement(_c + "pt", new XAttribute("idx", index), new XElement(_c + "v", WordText.Clean(text)))));

    private static XElement Numbers(string name, IReadOnlyList<double?> values, string format) => new(
        _c + name,
        new XElement(_c + "formatCode", format),
        Val("ptCount", values.Count.ToString()),
        values.Select((value, index) => value is { } number ? new XElement(_c + "pt", new XAttribute("idx", index), new XElement(_c + "v", number.ToString("R"))) : null));

    private static XElement Solid(string colour) => new(_a + "solidFill", new XElement(_a + "srgbClr", new XAttribute("val", colour)));

    private static XElement Val(string name, string value) => new(_c + name, new XAttribute("val", value));
}
