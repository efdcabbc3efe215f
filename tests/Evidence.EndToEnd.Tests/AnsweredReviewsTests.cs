using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Testing;

namespace Evidence.EndToEnd.Tests;

/// <summary>The answered public reviews of the corpus, imported as a library and asked in other words; what nobody answered in them stays unanswered.</summary>
public sealed class AnsweredReviewsTests
{
    // Our own wordings, with the beginning of the question that each puts differently.
    private static readonly (string Asked, string Means)[] _paraphrases =
    [
        ("What data becomes visible to websites through this capability and why?", "What information does this feature expose"),
        ("Is the data that is revealed limited to what the function strictly needs?", "Do features in your specification expose the minimum"),
        ("Is any PII or data derived from PII revealed by the API?", "Do the features in your specification expose personal"),
        ("How is sensitive data handled by the API?", "How do the features in your specification deal with sensitive"),
        ("Could the data that is passed on carry hidden related details that users would not notice?", "Does data exposed by your specification carry"),
        ("Does the API keep state that outlives a single browsing session?", "Do the features in your specification introduce state"),
        ("Can an origin learn something about the platform underneath?", "Do the features in your specification expose information about the"),
        ("Can a site pass data to the platform beneath the browser?", "Does this specification allow an origin to send data"),
        ("Is access to sensors of the device possible through the API?", "Do features in this specification enable access to device"),
        ("Are new ways to load or run scripts introduced?", "Do features in this specification enable new script"),
        ("Can an origin reach other devices by means of the API?", "Do features in this specification allow an origin to access other"),
        ("Does an origin get control over the native user interface of the browser?", "Do features in this specification allow an origin some measure"),
        ("Which temporary identifiers are created or shown to the web?", "What temporary identifiers"),
        ("Is behaviour in third-party contexts different from that in first-party contexts?", "How does this specification distinguish"),
        ("How does it work in incognito mode?", "How do the features in this specification work in the context"),
        ("Are there sections on privacy considerations and on security considerations in the specification?", "Does this specification have both"),
        ("Can default security protections be downgraded by an origin?", "Do features in your specification enable origins to downgrade"),
        ("What happens to a document that is kept in BFCache and reused after navigation?", "What happens when a document that uses your feature is kept alive"),
        ("What happens once a document that uses it is disconnected?", "What happens when a document that uses your feature gets disconnected"),
        ("Is it specified when new kinds of errors are raised?", "Does your spec define when and how"),
        ("Can a site find out that a user relies on assistive technology?", "Does your feature allow sites to learn"),
    ];

    [CorpusFact]
    public async Task AReviewAskedInOtherWords_IsAnsweredByItselfOrNotAtAll()
    {
        var folder = Directory.CreateTempSubdirectory("evidence-reviews-").FullName;
        try
        {
            var library = await ImportAsync(folder);
            var questions = await AskAsync(folder, [.. _paraphrases.Select(pair => pair.Asked), .. Unanswered()]);

            var asked = questions.ToDictionary(question => question.GetProperty("text").GetString()!, StringComparer.Ordinal);
            var meant = _paraphrases.Select(pair => (Question: asked[pair.Asked], Entry: library.Single(entry => entry.Question.StartsWith(pair.Means, StringComparison.Ordinal)))).ToList();
            var drafted = meant.Where(pair => Status(pair.Question) == "drafted").ToList();
            Assert.All(drafted, pair => Assert.Equal(pair.Entry.Id, AnswerOf(pair.Question)));
            Assert.True(drafted.Count >= _paraphrases.Length / 2, $"{drafted.Count} of {_paraphrases.Length} are drafted.");
            Assert.True(meant.Count(pair => AnswerOf(pair.Question) == pair.Entry.Id) >= 0.75 * _paraphrases.Length, "Too few are found.");
            var refusals = drafted.Where(pair => pair.Entry.Choice == "no").ToList();
            Assert.True(refusals.Count >= 5, $"{refusals.Count} of the answers that say no are drafted.");
            Assert.All(refusals, pair => Assert.Matches("^No(ne)?\\b", pair.Question.GetProperty("answer").GetString()!));
            Assert.All(Unanswered(), text => Assert.NotEqual("drafted", Status(asked[text])));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Imported, then approved by hand as its owner would.
    private static async Task<IReadOnlyList<(string Id, string Question, string? Choice)>> ImportAsync(string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "evidence.yaml"), "name: Reviews\nproducts:\n  - id: api\n    name: API\n");
        Directory.CreateDirectory(Path.Combine(folder, "answers"));
        var proposed = Path.Combine(folder, "proposed.yaml");
        var review = Corpus.Path("questionnaires", "answered-w3c-webml", "prompt-api-security-privacy-questionnaire.md");
        (await CommandResult.OfAsync("answers", "import", review, "--product", "api", "--out", proposed, "--workspace", folder)).Ended(0);
        var yaml = await File.ReadAllTextAsync(proposed);
        await File.WriteAllTextAsync(Path.Combine(folder, "answers", "imported.yaml"), Regex.Replace(yaml, "^    disclosure: .*$", "    disclosure: public\n    approved: 2026-10-01", RegexOptions.Multiline));
        return [.. Regex.Split(yaml, "^  - id: ", RegexOptions.Multiline).Skip(1).Select(entry => (
            Id: Regex.Match(entry, "^\"(.+?)\"").Groups[1].Value,
            Question: Regex.Match(entry, "questions: \\[\"(.+?)\"\\]").Groups[1].Value,
            Choice: Regex.Match(entry, "choice: \"(.+?)\"") is { Success: true } choice ? choice.Groups[1].Value : null))];
    }

    private static async Task<List<JsonElement>> AskAsync(string folder, IEnumerable<string> questions)
    {
        var file = Path.Combine(folder, "questions.csv");
        var report = Path.Combine(folder, "report.json");
        await File.WriteAllTextAsync(file, questions.Aggregate(new StringBuilder("Question,Answer\n"), (text, question) => text.Append('"').Append(question.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\",\n")).ToString());
        (await CommandResult.OfAsync(
            "questionnaire", "draft", file, "--product", "api", "--audience", "public", "--as-of", "2026-11-01", "--out", Path.Combine(folder, "out.csv"), "--report", report, "--workspace", folder)).Ended(0);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        return [.. json.RootElement.GetProperty("questions").EnumerateArray().Select(question => question.Clone())];
    }

    // Questions of the reviews of products that only say which evidence would be needed.
    private static IReadOnlyList<string> Unanswered() =>
        [.. Directory.EnumerateFiles(Corpus.Path("questionnaires", "answered-ai-vendor-reviews"), "*.yaml").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => Regex.Match(line, "^ +question: \"(.+)\"$"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value)];

    private static string Status(JsonElement question) => question.GetProperty("status").GetString()!;

    private static string? AnswerOf(JsonElement question) =>
        question.GetProperty("citations").EnumerateArray().Where(citation => citation.GetProperty("kind").GetString() == "answer").Select(citation => citation.GetProperty("id").GetString()).FirstOrDefault();
}
