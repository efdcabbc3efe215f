using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Evidence.Readers.Documentation;

/// <summary>A Markdown document as its front matter and its headings, each with the text under it.</summary>
internal sealed class CardOutline
{
    private const int MaxHeadings = 2000;

    private CardOutline(FrontMatter? frontMatter, IReadOnlyList<CardHeading> headings, string text)
    {
        FrontMatter = frontMatter;
        Headings = headings;
        Text = text;
    }

    /// <summary>The YAML between the <c>---</c> at the top; null: none.</summary>
    public FrontMatter? FrontMatter { get; }

    /// <summary>All headings in order.</summary>
    public IReadOnlyList<CardHeading> Headings { get; }

    /// <summary>The document without its front matter.</summary>
    public string Text { get; }

    /// <summary>The first heading, or null.</summary>
    public string? Title => Headings.Count > 0 ? Headings[0].Title : null;

    /// <summary>True where a template was never filled in.</summary>
    public bool IsTemplate => Text.Contains("{{ ", StringComparison.Ordinal) && Text.Contains(" }}", StringComparison.Ordinal);

    public static CardOutline Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines.Length > 1 && lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...") : -1;
        var frontMatter = end > 0 ? FrontMatter.Parse(string.Join('\n', lines[1..end])) : null;
        var first = end > 0 ? end + 1 : 0;
        return new(frontMatter, HeadingsOf(lines, first), string.Join('\n', lines[first..]));
    }

    private static List<CardHeading> HeadingsOf(string[] lines, int first)
    {
        var markdown = string.Join('\n', lines[first..]);
        var blocks = Blocks(markdown);
        var headings = new List<CardHeading>();
        for (var at = 0; at < blocks.Count; at++)
        {
            var start = LineAt(markdown, blocks[at].Span.Start);
            var body = LineAt(markdown, blocks[at].Span.End) + 1;
            var next = at + 1 < blocks.Count ? LineAt(markdown, blocks[at + 1].Span.Start) : lines.Length - first;
            headings.Add(new(TitleOf(blocks[at]), blocks[at].Level, first + start + 1, string.Join('\n', lines[(first + Math.Min(body, next))..(first + next)])));
        }

        return headings;
    }

    private static int LineAt(string text, int position) => text.AsSpan(0, Math.Clamp(position, 0, text.Length)).Count('\n');

    private static List<HeadingBlock> Blocks(string markdown)
    {
        try
        {
            return [.. Markdown.Parse(markdown).OfType<HeadingBlock>().Take(MaxHeadings)];
        }
        catch (ArgumentException)
        {
            // Markdig's guard against text that is nested without end; such a text has no headings worth reading.
            return [];
        }
    }

    private static string TitleOf(HeadingBlock heading) =>
        heading.Inline is null ? "" : string.Concat(heading.Inline.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            LineBreakInline => " ",
            _ => "",
        })).Trim();
}
