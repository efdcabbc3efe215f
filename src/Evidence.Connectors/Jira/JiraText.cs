using System.Text;
using System.Text.Json;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.Jira;

/// <summary>
/// The text people see in a value of a field: texts, numbers, options, users, lists of them, and the Atlassian Document Format
/// (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/).
/// </summary>
internal static class JiraText
{
    private const int MaxDepth = 60;
    private static readonly string[] _blocks =
        ["paragraph", "heading", "blockquote", "codeBlock", "listItem", "taskItem", "decisionItem", "tableRow", "panel", "rule", "expand", "nestedExpand"];

    /// <summary>The text of a value; null where there is none.</summary>
    public static string? Of(JsonElement? value) => value is not { } some ? null : some.ValueKind switch
    {
        JsonValueKind.Array => NotEmpty(string.Join(", ", some.EnumerateArray().Select(item => Of(item)).OfType<string>())),
        JsonValueKind.Object => some.Text("type") == "doc" ? OfDocument(some) : OfObject(some),
        _ => some.Text(),
    };

    // A cascading option has its second level in 'child'.
    private static string? OfObject(JsonElement value)
    {
        var text = value.Text("displayName") ?? value.Text("value") ?? value.Text("name") ?? value.Text("key");
        return text is not null && value.Find("child") is { } child ? $"{text} / {Of(child)}" : text;
    }

    private static string? OfDocument(JsonElement document)
    {
        var text = new StringBuilder();
        Write(document, text, depth: 0);
        var lines = text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
        return NotEmpty(string.Join('\n', lines));
    }

    private static void Write(JsonElement node, StringBuilder text, int depth)
    {
        var type = node.Text("type");
        text.Append(type switch
        {
            "text" => node.Text("text"),
            "hardBreak" => "\n",
            "mention" or "emoji" or "status" => node.Text("attrs", "text") ?? node.Text("attrs", "shortName"),
            "date" => Date(node),
            "inlineCard" or "blockCard" or "embedCard" => node.Text("attrs", "url"),
            _ => null,
        });
        foreach (var child in depth < MaxDepth ? node.Items("content") : [])
        {
            Write(child, text, depth + 1);
        }

        text.Append(type is "tableCell" or "tableHeader" ? "\t" : _blocks.Contains(type, StringComparer.Ordinal) ? "\n" : "");
    }

    private static string? Date(JsonElement node) =>
        Settings.Amounts.ReadUnixMilliseconds(node.Number("attrs", "timestamp"))?.ToString("yyyy-MM-dd");

    private static string? NotEmpty(string text) => text.Length > 0 ? text : null;
}
