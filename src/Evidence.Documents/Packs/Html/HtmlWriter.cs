using System.Net;
using System.Text;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Html;

/// <summary>Writes a report as one HTML file without scripts or anything to load, readable on paper and by screen readers.</summary>
internal static class HtmlWriter
{
    public static void Write(PackReport report, Stream output)
    {
        using var html = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        html.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        html.Write($"<title>{Encode($"{report.Title}: {report.Kind}")}</title>\n<style>\n{HtmlStyle.Sheet}</style>\n</head>\n<body>\n<main>\n<section class=\"summary\">\n");
        var section = 0;
        Write(html, report.Summary, ref section);
        html.Write("</section>\n<nav aria-label=\"Contents\"><h2>Contents</h2>\n<ul>\n");
        foreach (var (heading, index) in report.Body.OfType<Block.Heading>().Select((heading, index) => (heading, index)))
        {
            html.Write($"<li class=\"level{heading.Level}\"><a href=\"#section-{index + 1}\">{Encode(heading.Text)}</a></li>\n");
        }

        html.Write("</ul></nav>\n");
        Write(html, report.Body, ref section);
        html.Write($"</main>\n<footer>{Encode(report.AsOf)}</footer>\n</body>\n</html>\n");
    }

    /// <summary>Text that cannot become markup.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static void Write(TextWriter html, IEnumerable<Block> blocks, ref int section)
    {
        foreach (var block in blocks)
        {
            section += block is Block.Heading ? 1 : 0;
            Write(html, block, section);
        }
    }

    private static void Write(TextWriter html, Block block, int section)
    {
        switch (block)
        {
            case Block.Heading heading:
                html.Write($"<h{heading.Level + 1} id=\"section-{section}\">{Encode(heading.Text)}</h{heading.Level + 1}>\n");
                break;
            case Block.Paragraph { Style: Block.Face.Title } title:
                html.Write($"<h1>{Runs(title.Runs)}</h1>\n");
                break;
            case Block.Paragraph paragraph:
                html.Write($"<p class=\"{paragraph.Style.ToString().ToLowerInvariant()}\">{Runs(paragraph.Runs)}</p>\n");
                break;
            case Block.Bullets bullets:
                html.Write($"<ul>{string.Concat(bullets.Entries.Select(entry => $"<li>{Runs(entry)}</li>\n"))}</ul>\n");
                break;
            case Block.Banner banner:
                html.Write($"<div class=\"banner {Class(banner.Tone)}\"><strong>{Encode(banner.Headline)}</strong><span>{Encode(banner.Detail)}</span></div>\n");
                break;
            case Block.Table table:
                Write(html, table);
                break;
            case Block.Chart chart:
                html.Write($"<figure>{HtmlCharts.Bars(chart)}<figcaption>{Encode(chart.Title)}</figcaption></figure>\n");
                break;
        }
    }

    private static void Write(TextWriter html, Block.Table table)
    {
        html.Write($"<table><caption{(table.HasCaption ? "" : " class=\"hidden\"")}>{Encode(table.Caption)}</caption>\n<colgroup>");
        html.Write(string.Concat(table.Columns.Select(column => $"<col style=\"width:{column.Width / 10.0:0.#}%\">")));
        html.Write($"</colgroup>\n<thead><tr>{string.Concat(table.Columns.Select(column => $"<th scope=\"col\">{Encode(column.Header)}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Write($"<tr>{string.Concat(row.Select(Cell))}</tr>\n");
        }

        html.Write("</tbody></table>\n");
    }

    private static string Cell(Cell cell)
    {
        var id = cell.Anchor > 0 ? $" id=\"evidence-{cell.Anchor}\"" : "";
        return cell.Trend is { } trend
            ? $"<td{id}>{HtmlCharts.Trend(trend, cell.TrendWords ?? "Trend")}</td>"
            : $"<td{id}>{string.Join("<br>", cell.Paragraphs.Select(Runs))}</td>";
    }

    private static string Runs(IReadOnlyList<Run> runs) => string.Concat(runs.Select(Run));

    private static string Run(Run run)
    {
        var text = Encode(run.Text);
        text = run.IsCode ? $"<code>{text}</code>" : text;
        text = run.Cites > 0 ? $"<a href=\"#evidence-{run.Cites}\">{text}</a>" : text;
        text = run.IsBold ? $"<b>{text}</b>" : text;
        text = run.IsSmall ? $"<small>{text}</small>" : text;
        return run.Chip == Tone.None ? text : $"<span class=\"chip {Class(run.Chip)}\">{text}</span>";
    }

    private static string Class(Tone tone) => tone.ToString().ToLowerInvariant();
}
