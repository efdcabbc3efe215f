using Evidence.Answers;
using Evidence.Drafting.Evaluation;
using Evidence.Testing;
using YamlDotNet.RepresentationModel;

namespace Evidence.Drafting.Tests.Evaluation;

/// <summary>A library with labelled questions, and the vocabulary of the repository.</summary>
internal static class EvaluationSet
{
    private static readonly Lazy<Thesaurus> _thesaurus = new(ReadThesaurus);

    public static Thesaurus Thesaurus => _thesaurus.Value;

    public static string OwnFolder => RepositoryRoot.Path("tests", "Evidence.Drafting.Tests", "Evaluation");

    public static EvaluationRequest Own => Read(OwnFolder, "questions.jsonl");

    public static EvaluationRequest Read(string folder, string questions)
    {
        var library = ReadLibrary(Path.Combine(folder, "library.yaml"));
        var gold = GoldQuestions.Read(File.ReadLines(Path.Combine(folder, questions)), questions, library.Select(answer => answer.Id).ToHashSet());
        return new(library, gold, null, new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public static IReadOnlyList<LibraryAnswer> ReadLibrary(string file) =>
        [.. Items(file, "answers").Select(node => new LibraryAnswer(
            Text(node, "id")!,
            List(node, "questions"),
            Text(node, "answer")!,
            Choice(Text(node, "choice")),
            List(node, "products"),
            Text(node, "owner"),
            Day(Text(node, "approved")),
            Day(Text(node, "expires")),
            Enum.Parse<DisclosureLevel>(Text(node, "disclosure") ?? "internal", ignoreCase: true),
            List(node, "evidence")))];

    private static Thesaurus ReadThesaurus() => new([.. Items(RepositoryRoot.Path("framework-mappings", "vocabulary.yaml"), "concepts")
        .Select(node => new Concept(Text(node, "id")!, List(node, "terms"), List(node, "related")))]);

    private static AnswerChoice? Choice(string? text) => text switch
    {
        "yes" or "true" => AnswerChoice.Yes,
        "no" or "false" => AnswerChoice.No,
        "partial" => AnswerChoice.Partial,
        "na" => AnswerChoice.Na,
        _ => null,
    };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text);

    private static IEnumerable<YamlMappingNode> Items(string file, string key)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return ((YamlSequenceNode)((YamlMappingNode)yaml.Documents[0].RootNode)[key]).Cast<YamlMappingNode>();
    }

    private static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private static string[] List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? [.. ((YamlSequenceNode)value).Select(entry => ((YamlScalarNode)entry).Value!)] : [];
}
