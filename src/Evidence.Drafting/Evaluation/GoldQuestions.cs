using System.Text.Json;

namespace Evidence.Drafting.Evaluation;

/// <summary>Reads files of labelled questions: one JSON object a line, <c>{"id","text","product"|null,"gold":[ids]}</c>; other members are passed over.</summary>
public static class GoldQuestions
{
    /// <summary>Reads all questions; empty lines are passed over.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="file">Name for messages.</param>
    /// <param name="libraryIds">Ids there are; a gold id that is none of them is a fault. Null: not checked.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: file, line, what is wrong and what is allowed.</exception>
    public static IReadOnlyList<GoldQuestion> Read(IEnumerable<string> lines, string file, IReadOnlyCollection<string>? libraryIds = null)
    {
        var questions = new List<GoldQuestion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                questions.Add(Check(Parse(line, file, number), ids, libraryIds, file, number));
            }
        }

        return questions.Count > 0 ? questions : throw Fault(file, 1, "it holds no question");
    }

    private static GoldQuestion Check(GoldQuestion question, HashSet<string> ids, IReadOnlyCollection<string>? libraryIds, string file, int line)
    {
        if (!ids.Add(question.Id))
        {
            throw Fault(file, line, $"the id '{question.Id}' occurs twice");
        }

        return libraryIds is not null && question.Gold.FirstOrDefault(gold => !libraryIds.Contains(gold)) is { } unknown
            ? throw Fault(file, line, $"'{unknown}' is no entry of the answer library")
            : question;
    }

    private static GoldQuestion Parse(string line, string file, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new(
                root.GetProperty("id").GetString()!,
                root.GetProperty("text").GetString()!,
                root.TryGetProperty("product", out var product) ? product.GetString() : null,
                [.. root.GetProperty("gold").EnumerateArray().Select(id => id.GetString()!)]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Fault(file, number, "it is not a labelled question", fault);
        }
    }

    private static EvidenceException Fault(string file, int line, string what, Exception? cause = null) =>
        new(FaultCode.Configuration, $"{file}:{line}: {what}; write one object a line: {{\"id\",\"text\",\"product\",\"gold\":[library ids]}}.", cause);
}
