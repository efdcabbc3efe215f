using System.Text;
using System.Text.RegularExpressions;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tickets;

/// <summary>The text of a field, whatever the system wraps it in: an option, a user, a list, a rich text document, HTML.</summary>
internal static partial class FieldText
{
    private const int MaxLength = 2000;
    private const int MaxDepth = 24;

    private static readonly string[] _inner = ["display_value", "displayName", "value", "name", "emailAddress", "login", "username", "text"];

    public static string? Of(JsonAt? field)
    {
        if (field is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Text is { } text)
        {
            return Plain(text);
        }

        if (value.IsArray)
        {
            var parts = value.Items.Select(item => Of(item)).Where(part => !string.IsNullOrEmpty(part)).Take(20).ToList();
            return parts.Count == 0 ? null : string.Join(", ", parts);
        }

        return value.Get("type")?.Text == "doc" ? Document(value) : Of(value.Get(_inner));
    }

    /// <summary>The text of an Atlassian document (ADF): its text nodes, blocks parted by a space.</summary>
    private static string? Document(JsonAt document)
    {
        var text = new StringBuilder();
        Append(document, text, 0);
        return text.Length == 0 ? null : Words.OneLine(text.ToString(), MaxLength);
    }

    private static void Append(JsonAt node, StringBuilder text, int depth)
    {
        if (depth > MaxDepth || text.Length > MaxLength)
        {
            return;
        }

        if (node.Get("text")?.Text is { } own)
        {
            text.Append(own);
        }

        foreach (var child in node.Get("content")?.Items ?? [])
        {
            Append(child, text, depth + 1);
        }

        if (node.Get("type")?.Text is "paragraph" or "heading" or "listItem" or "hardBreak")
        {
            text.Append(' ');
        }
    }

    private static string? Plain(string text)
    {
        var plain = text.Contains('<') && text.Contains('>') ? System.Net.WebUtility.HtmlDecode(Tag().Replace(text, " ")) : text;
        return string.IsNullOrWhiteSpace(plain) ? null : Words.OneLine(plain, MaxLength);
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
