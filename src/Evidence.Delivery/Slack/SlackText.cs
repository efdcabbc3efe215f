using System.Text;

namespace Evidence.Delivery.Slack;

/// <summary>Markdown as Slack's own markup (mrkdwn), with its control characters made harmless.</summary>
internal static class SlackText
{
    /// <summary>The text; longer ones are cut at a line and end in an ellipsis.</summary>
    /// <param name="markdown">A few lines: bold, links and lists are understood.</param>
    /// <param name="longest">Most characters the place takes.</param>
    public static string Of(string markdown, int longest)
    {
        var text = new StringBuilder();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var written = Line(line);
            if (text.Length + written.Length + 2 > longest)
            {
                text.Append('…');
                break;
            }

            text.Append(text.Length > 0 ? "\n" : "").Append(written);
        }

        return text.ToString();
    }

    /// <summary>A text without any markup.</summary>
    public static string Plain(string text, int longest)
    {
        var escaped = Escape(text.ReplaceLineEndings(" "));
        return escaped.Length <= longest ? escaped : escaped[..(longest - 1)] + "…";
    }

    // &, < and > start mentions and links in Slack: "<!channel>" in a title must not call everybody.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Line(string line)
    {
        var escaped = Escape(line).Replace("**", "*", StringComparison.Ordinal);
        return escaped.StartsWith("- ", StringComparison.Ordinal) ? "• " + escaped[2..] : escaped;
    }
}
