using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Questionnaires;
using Evidence.Releases;

namespace Evidence.Testing.Drafting;

/// <summary>Builds answers, questions and evidence with only what a test is about.</summary>
public static class Answers
{
    /// <summary>The day tests are on.</summary>
    public static readonly DateTimeOffset AsOf = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static LibraryAnswer AnAnswer(
        string id,
        string question,
        string text,
        AnswerChoice? choice = null,
        DisclosureLevel disclosure = DisclosureLevel.Public,
        string? approved = "2026-01-15",
        string? expires = null,
        string[]? products = null,
        string[]? evidence = null,
        string? owner = "owner@example.com") =>
        new(
            id,
            [question],
            text,
            choice,
            products ?? [],
            owner,
            approved is null ? null : DateOnly.Parse(approved),
            expires is null ? null : DateOnly.Parse(expires),
            disclosure,
            evidence ?? [],
            "answers/library.yaml",
            1);

    public static Question AQuestion(string text, string id = "q1", QuestionKind kind = QuestionKind.Open, string[]? options = null, int? maxLength = null, string section = "") =>
        new(id, section, text, kind, options ?? [], "table 1, row 1", [new(SlotRole.Answer, "a", null, maxLength)]);

    public static DraftRequest ARequest(
        LibraryAnswer[] library, Question question, DisclosureLevel audience = DisclosureLevel.Nda, string? product = null, EvidenceState? evidence = null, SentAnswer[]? sent = null) =>
        new([question], library, audience, AsOf, product, evidence, 0.5, 0.2, sent);

    public static Artifact AnArtifact(string kind, string content = "content", string? produced = "2026-10-01", string? disclosure = null) => new(
        Sha256Digest.Of(System.Text.Encoding.UTF8.GetBytes(kind + content)),
        content.Length,
        kind + ".json",
        "application/json",
        new(
            "artifacts",
            "folder",
            $"file:artifacts/{kind}.json",
            "run-1",
            "1",
            AsOf.AddDays(-1),
            produced is null ? null : DateTimeOffset.Parse(produced + "T00:00:00Z"),
            disclosure is null ? null : new Dictionary<string, string> { ["disclosure"] = disclosure }),
        kind);

    public static EvidenceState AState(Artifact[] artifacts, Fact[]? facts = null, Dictionary<string, TimeSpan>? freshFor = null) => new(
        new Release("checkout-ranker-1", "checkout-ranker", "1.0", RiskTier.Tier2, "ranking", [], "default"),
        artifacts,
        [.. artifacts.Select(artifact => new Reading(artifact.Digest, "test", artifact.Kind, [.. (facts ?? []).Where(fact => fact.Artifact == artifact.Digest)]))],
        [],
        [],
        freshFor ?? new Dictionary<string, TimeSpan> { ["*"] = TimeSpan.FromDays(365) });
}
