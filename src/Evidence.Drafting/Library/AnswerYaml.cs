using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Evidence.Answers;

namespace Evidence.Drafting.Library;

/// <summary>Writes entries as a file of the answer library.</summary>
public static class AnswerYaml
{
    private static readonly JsonSerializerOptions _quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entries as YAML; the same entries give the same text. Approval is left out where there is none.</summary>
    public static string Write(IEnumerable<LibraryAnswer> answers)
    {
        var yaml = new StringBuilder("answers:\n");
        foreach (var answer in answers)
        {
            Append(yaml, answer);
        }

        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, LibraryAnswer answer)
    {
        yaml.Append("  - id: ").Append(Quoted(answer.Id)).Append('\n');
        yaml.Append("    questions: ").Append(List(answer.Questions)).Append('\n');
        yaml.Append("    answer: ").Append(Quoted(answer.Text)).Append('\n');
        Line(yaml, "choice", answer.Choice is { } choice ? Quoted(choice.ToString().ToLowerInvariant()) : null);
        Line(yaml, "products", answer.Products.Count > 0 ? List(answer.Products) : null);
        Line(yaml, "owner", answer.Owner is { } owner ? Quoted(owner) : null);
        Line(yaml, "approved", Day(answer.Approved));
        Line(yaml, "expires", Day(answer.Expires));
        Line(yaml, "disclosure", answer.Disclosure.ToString().ToLowerInvariant());
        Line(yaml, "evidence", answer.Evidence.Count > 0 ? List(answer.Evidence) : null);
    }

    private static void Line(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append("    ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    // JSON strings are YAML strings.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, _quoted);

    private static string List(IReadOnlyList<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
