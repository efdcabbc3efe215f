namespace Evidence.Documents.Questionnaires.Plain;

/// <summary>Lays questions out as tables, section by section.</summary>
internal static class ResponseTables
{
    /// <summary>The content of a response document for these questions.</summary>
    public static ResponseBody Of(string title, IReadOnlyList<PlainQuestion> questions)
    {
        var body = new ResponseBody().Paragraph(title, "Title").Paragraph($"{questions.Count} questions", "Subtitle");
        IReadOnlyList<string> open = [];
        for (var at = 0; at < questions.Count;)
        {
            var section = questions[at].Section;
            Headings(body, open, section);
            open = section;
            var end = at;
            while (end < questions.Count && questions[end].Section.SequenceEqual(section))
            {
                end++;
            }

            Table(body, [.. questions.Skip(at).Take(end - at)]);
            at = end;
        }

        return body;
    }

    private static void Headings(ResponseBody body, IReadOnlyList<string> open, IReadOnlyList<string> section)
    {
        var same = open.Zip(section).TakeWhile(p => p.First == p.Second).Count();
        for (var level = same; level < section.Count; level++)
        {
            body.Heading(section[level], level + 1);
        }
    }

    private static void Table(ResponseBody body, List<PlainQuestion> questions)
    {
        var hasChoices = questions.Any(q => q.Options.Count > 0);
        body.Table(
            hasChoices ? ["ID", "Question", "Choice", "Answer"] : ["ID", "Question", "Answer"],
            hasChoices ? [1, 3.2, 2, 3.4] : [1, 3.6, 5],
            questions.Select(q => (IReadOnlyList<string>)(hasChoices
                ? [q.Number ?? "", q.Text, string.Join('\n', q.Options.Select(o => "☐ " + o)), ""]
                : [q.Number ?? "", q.Text, ""])));
    }
}
