using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Walks a JSON questionnaire: whatever has a text and takes an answer is a question, whatever holds others is a section.</summary>
internal sealed partial class JsonQuestions
{
    private static readonly string[] _texts = ["text", "question", "title", "prompt", "label", "prose", "name"];
    private static readonly string[] _ids = ["id", "ref_id", "key", "number", "name"];
    private static readonly string[] _children = ["items", "elements", "pages", "questions", "groups", "sections", "controls", "questionnaire", "parts", "children", "catalog", "panels"];
    private static readonly string[] _options = ["choices", "options", "answers"];
    private static readonly string[] _silent = ["info", "tip", "spacer", "html", "image", "expression"];
    private static readonly string[] _sections = ["block", "panel", "page", "section", "group"];

    private readonly List<PlainQuestion> _found = [];

    /// <summary>The questions, in order.</summary>
    public IReadOnlyList<PlainQuestion> Read(JsonElement root)
    {
        Walk(root, [], "$");
        return _found;
    }

    private void Walk(JsonElement element, IReadOnlyList<string> section, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            var at = 0;
            foreach (var child in element.EnumerateArray())
            {
                Walk(child, section, $"{path}[{at++}]");
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            WalkObject(element, section, path);
        }
    }

    private void WalkObject(JsonElement element, IReadOnlyList<string> section, string path)
    {
        var type = Text(element, "type") ?? Text(element, "class") ?? "";
        if (_silent.Contains(type))
        {
            return;
        }

        var children = _children.Where(c => element.TryGetProperty(c, out var child) && child.ValueKind is JsonValueKind.Array or JsonValueKind.Object).ToList();
        var text = TextOf(element, type, children.Count > 0);
        if (children.Count > 0 && !IsControl(type))
        {
            var inner = text is { Length: > 0 } && text.Length <= 160 ? [.. section, text] : section;
            children.ForEach(c => Walk(element.GetProperty(c), inner, $"{path}.{c}"));
            return;
        }

        if (text is { Length: > 0 } && (type.Length > 0 || element.EnumerateObject().Any()) && !_sections.Contains(type) && path != "$")
        {
            Add(element, type, text, section, path);
        }
    }

    private void Add(JsonElement element, string type, string text, IReadOnlyList<string> section, string path)
    {
        var options = OptionsOf(element, type);
        _found.Add(new PlainQuestion(text)
        {
            Number = IdOf(element),
            Section = section,
            Options = options,
            Kind = type switch
            {
                "checkgroup" or "checkbox" => QuestionKind.MultiChoice,
                "upload" or "file" => QuestionKind.Attachment,
                "date" => QuestionKind.Date,
                "number" => QuestionKind.Number,
                _ => options.Count > 0 ? QuestionKind.Choice : Drafts.KindOf.Question(text, options, takesWords: true),
            },
            Location = path,
        });
    }

    private static bool IsControl(string type) => type is "control";

    // A group of boxes without a text of its own asks by its section's heading; a control asks by its statement.
    private static string? TextOf(JsonElement element, string type, bool hasChildren)
    {
        if (IsControl(type) && element.TryGetProperty("parts", out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            var statement = parts.EnumerateArray().Select(p => Text(p, "prose")).FirstOrDefault(p => p is not null);
            return statement is null ? Text(element, "title") : Plain(statement);
        }

        foreach (var name in hasChildren ? _texts.Where(t => t != "name") : _texts)
        {
            if (Text(element, name) is { } text && (name != "name" || text.Contains(' ', StringComparison.Ordinal)))
            {
                return Plain(text);
            }
        }

        return type is "checkgroup" or "radiogroup" ? "Select what applies" : null;
    }

    private static string? IdOf(JsonElement element)
    {
        foreach (var name in _ids)
        {
            if (element.TryGetProperty(name, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number && id.ToString() is { Length: > 0 and <= 80 } text && !text.Contains(' ', StringComparison.Ordinal))
            {
                return text;
            }
        }

        return null;
    }

    private static IReadOnlyList<string> OptionsOf(JsonElement element, string type)
    {
        if (type is "yesno" or "boolean")
        {
            return [Text(element, "yes") ?? "Yes", Text(element, "no") ?? "No"];
        }

        foreach (var name in _options)
        {
            if (element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return [.. list.EnumerateArray().Select(Option).Where(o => o.Length > 0).Distinct()];
            }
        }

        return [];
    }

    // "Yes", {"value":..., "text":...}, or {"id": "text"} as VSAQ writes it.
    private static string Option(JsonElement option)
    {
        if (option.ValueKind != JsonValueKind.Object)
        {
            return Plain(option.ToString());
        }

        var text = Text(option, "text") ?? Text(option, "label") ?? Text(option, "title") ?? Text(option, "value");
        return Plain(text ?? option.EnumerateObject().Select(p => p.Value.ToString()).FirstOrDefault() ?? "");
    }

    // A text may be given by language: the default one counts.
    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => Text(value, "default") ?? Text(value, "en"),
            _ => null,
        };
    }

    private static string Plain(string text) => Fold.Spaces(WebUtility.HtmlDecode(Markup().Replace(text, " ")));

    [GeneratedRegex(@"</?[a-zA-Z][^>]{0,400}>")]
    private static partial Regex Markup();
}
