using Evidence.Questionnaires;

namespace Evidence.Benchmarks.Drafting;

/// <summary>A library of any size whose entries differ, and questions near to some of them; always the same.</summary>
internal static class GeneratedLibrary
{
    private static readonly string[] _acts = ["test", "review", "monitor", "document", "approve", "encrypt", "audit", "retrain", "evaluate", "log", "restrict", "validate", "archive", "measure", "disclose"];
    private static readonly string[] _things =
    [
        "model", "dataset", "prompt", "output", "access key", "backup", "vendor", "incident", "release", "threshold", "drift", "bias", "explanation", "consent", "transfer", "retention", "policy",
        "training", "register", "fallback", "latency", "injection", "jailbreak", "finding", "waiver", "board", "owner", "complaint", "watermark", "licence", "hallucination", "pipeline",
    ];

    private static readonly string[] _areas = ["payments", "lending", "hiring", "support", "search", "fraud", "pricing", "content", "health", "logistics", "telecom", "insurance", "education", "travel"];
    private static readonly string[] _ways = ["quarterly", "automated", "manual", "independent", "internal", "continuous", "documented", "risk-based", "scheduled", "adversarial", "regional"];

    public static DateTimeOffset AsOf { get; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(string folder, int answers)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "evidence.yaml"), "name: Benchmark\nproducts:\n  - id: ranker\n    name: Ranker\n");
        Directory.CreateDirectory(Path.Combine(folder, "answers"));
        await using var file = File.CreateText(Path.Combine(folder, "answers", "library.yaml"));
        await file.WriteLineAsync("answers:");
        var random = new Random(7);
        for (var number = 0; number < answers; number++)
        {
            var (act, thing, other, area, way) = (Of(_acts, random), Of(_things, random), Of(_things, random), Of(_areas, random), Of(_ways, random));
            await file.WriteLineAsync($"""
                  - id: entry-{number}
                    questions: ["Do you {act} the {way} {thing} of {area} systems?", "Describe how the {thing} is kept in {area} unit {number % 97}."]
                    answer: "Yes. The {thing} and the {other} of {area} are subject to {way} steps by team {number % 211}. Results are kept for {(number % 36) + 1} months, and a finding about the {Of(_things, random)} blocks the next release until a review has closed it."
                    choice: yes
                    owner: team{number % 50}@example.com
                    disclosure: nda
                """);
        }
    }

    public static IReadOnlyList<Question> Questions(int count, int round)
    {
        var random = new Random(100 + round);
        return [.. Enumerable.Range(1, count).Select(number => new Question(
            $"q{number}", "", $"How do you {Of(_acts, random)} the {Of(_things, random)} and its {Of(_things, random)} in {Of(_areas, random)}?", QuestionKind.Open, [], "", []))];
    }

    private static string Of(string[] words, Random random) => words[random.Next(words.Length)];
}
