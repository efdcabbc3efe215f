using System.Net;
using System.Text;
using Evidence.Documents.Packs.Report;

namespace Evidence.Documents.Packs.Html;

/// <summary>Writes a report as one HTML file without scripts or anything to load, readable on paper and by screen readers.</summary>
internal static class HtmlWriter
{
    public static void Write(PackReport report, Stream output)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Append("<title>").Append(Encode($"{report.Title}: {report.Kind}")).Append("</title>\n<style>\n").Append(HtmlStyle.Sheet).Append("</style>\n</head>\n<body>\n<main>\n");
        html.Append("<section class=\"summary\">\n");
        Write(html, report.Summary, []);
        html.Append("</section>\n");
        var headings = new List<(int Level, string Text)>();
        var body = new StringBuilder();
        Write(body, report.Body, headings);
        html.Append("<nav aria-label=\"Contents\"><h2>Contents</h2>\n<ul>\n");
        for (var index = 0; index < headings.Count; index++)
        {
            html.Append("<li class=\"level").Append(headings[index].Level).Append("\"><a href=\"#section-").Append(index + 1).Append("\">").Append(Encode(headings[index].Text)).Append("</a></li>\n");
        }

        html.Append("</ul></nav>\n").Append(body).Append("</main>\n<footer>").Append(Encode(report.AsOf)).Append("</footer>\n</body>\n</html>\n");
        output.Write(Encoding.UTF8.GetBytes(html.ToString()));
    }

    /// <summary>Text that cannot become markup.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Appends blocks; headings are collected for the contents.</summary>
    public static void Write(StringBuilder html, IEnumerable<Block> blocks, List<(int Level, string Text)> headings)
    {
        foreach (var block in blocks)
        {
            Write(html, block, headings);
        }
    }

    private static void Write(StringBuilder html, Block block, List<(int Level, string Text)> headings)
    {
        switch (block)
        {
            case Block.Heading heading:
                headings.Add((heading.Level, heading.Text));
                html.Append($"<h{heading.Level + 1} id=\"section-{headings.Count}\">{Encode(heading.Text)}</h{heading.Level + 1}>\n");
                break;
            case Block.Paragraph { Style: Block.Face.Title } title:
                html.Append("<h1>").Append(Runs(title.Runs)).Append("</h1>\n");
                break;
            case Block.Paragraph paragraph:
                html.Append("<p class=\"").Append(paragraph.Style.ToString().ToLowerInvariant()).Append("\">").Append(Runs(paragraph.Runs)).Append("</p>\n");
                break;
            case Block.Bullets bullets:
                html.Append("<ul>").AppendJoin("", bullets.Entries.Select(entry => $"<li>{Runs(entry)}</li>\n")).Append("</ul>\n");
                break;
            case Block.Banner banner:
                html.Append($"<div class=\"banner {Class(banner.Tone)}\"><strong>{Encode(banner.Headline)}</strong><span>{Encode(banner.Detail)}</span></div>\n");
                break;
            case Block.Table table:
                Write(html, table);
                break;
            case Block.Chart chart:
                html.Append("<figure>").Append(HtmlCharts.Bars(chart)).Append("<figcaption>").Append(Encode(chart.Title)).Append("</figcaption></figure>\n");
                break;
        }
    }

    private static void Write(StringBuilder html, Block.Table table)
    {
        html.Append("<table><caption").Append(table.HasCaption ? ">" : " class=\"hidden\">").Append(Encode(table.Caption)).Append("</caption>\n<colgroup>")
            .AppendJoin("", table.Columns.Select(column => $"<col style=\"width:{column.Width / 10.0:0.#}%\">"))
            .Append("</colgroup>\n<thead><tr>")
            .AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\">{Encode(column.Header)}</th>"))
            .Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(Cell)).Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
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
