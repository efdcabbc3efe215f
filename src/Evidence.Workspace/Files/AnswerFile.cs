using Evidence.Answers;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>answers/*.yaml.</summary>
internal static class AnswerFile
{
    public static IReadOnlyList<LibraryAnswer> Read(YamlMap file)
    {
        var answers = file.Maps("answers").Select(ReadOne).ToList();
        if (!file.Has("answers"))
        {
            file.Problem("'answers' is missing", "a list of entries with id, questions and answer");
        }

        file.Finish();
        return answers;
    }

    private static LibraryAnswer ReadOne(YamlMap map)
    {
        var questions = map.Texts("questions");
        if (questions.Count == 0)
        {
            map.Problem("'questions' is missing or empty", "a list of at least one question the answer is for");
        }

        var answer = new LibraryAnswer(
            map.Text("id", "a name unique in the library"),
            questions,
            map.Text("answer", "the approved answer"),
            ReadChoice(map),
            map.Texts("products"),
            map.OptionalText("owner"),
            map.Date("approved"),
            map.Date("expires"),
            map.Word("disclosure", DisclosureLevel.Internal),
            map.Texts("evidence"),
            map.File,
            (int)map.Line);
        if (answer is { Approved: { } approved, Expires: { } expires } && expires < approved)
        {
            map.Problem($"'expires: {expires:yyyy-MM-dd}' is before 'approved: {approved:yyyy-MM-dd}'", "a day after the approval", "expires");
        }

        map.Finish();
        return answer;
    }

    // YAML 1.1 readers turn yes and no into booleans, and editors write them back as true and false.
    private static AnswerChoice? ReadChoice(YamlMap map)
    {
        switch (map.OptionalText("choice")?.ToLowerInvariant())
        {
            case null:
                return null;
            case "yes" or "true":
                return AnswerChoice.Yes;
            case "no" or "false":
                return AnswerChoice.No;
            case "partial":
                return AnswerChoice.Partial;
            case "na" or "n/a":
                return AnswerChoice.Na;
            case var text:
                map.Problem($"'choice: {text}' is not known", "yes, no, partial or na", "choice");
                return null;
        }
    }
}
