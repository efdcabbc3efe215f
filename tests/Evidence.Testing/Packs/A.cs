using System.Text;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Testing.Packs;

/// <summary>Builds the records of a pack, so that a test names only what it is about. Everything is as of 1 October 2026 unless it says otherwise.</summary>
public static class A
{
    public static DateTimeOffset Today { get; } = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset DaysAgo(double days) => Today.AddDays(-days);

    public static Sha256Digest Digest(string content) => Sha256Digest.Of(Encoding.UTF8.GetBytes(content));

    public static Artifact Artifact(
        string name = "report.json",
        string? kind = "safety-evaluation",
        double madeDaysAgo = 10,
        string source = "artifacts",
        string subject = "checkout-ranker-2.4.0",
        string? locator = null,
        string? content = null,
        double collectedDaysAgo = 1) => new(
            Digest(content ?? name),
            Encoding.UTF8.GetByteCount(content ?? name),
            name,
            "application/json",
            new Provenance(source, "folder", locator ?? $"file:artifacts/{name}", subject, "0.1.0", DaysAgo(collectedDaysAgo), DaysAgo(madeDaysAgo)),
            kind);

    public static Fact Fact(
        string metric = "safety.pass_rate",
        double? number = null,
        string? text = null,
        string slice = "",
        long? of = null,
        long? successes = null,
        string pointer = "/results/0",
        params (string Name, string Value)[] attributes) => new(
            default,
            metric,
            pointer,
            number ?? (successes is { } counted && of is { } cases ? (double)counted / cases : null),
            text,
            Slice.Parse(slice),
            of,
            successes,
            null,
            attributes.Length == 0 ? null : new SortedDictionary<string, string>(attributes.ToDictionary(pair => pair.Name, pair => pair.Value), StringComparer.Ordinal));

    public static ReleaseEvidence Collected(params (Artifact Artifact, Fact[] Facts)[] artifacts) =>
        new(artifacts.Select(pair => pair.Artifact), artifacts.Select(pair => Reading(pair.Artifact, pair.Facts)));

    public static Reading Reading(Artifact artifact, params Fact[] facts) =>
        new(artifact.Digest, "test", artifact.Kind, [.. facts.Select(fact => fact with { Artifact = artifact.Digest })]);

    public static Reading Unread(Artifact artifact, string why, string? reader = "test") => new(artifact.Digest, reader, artifact.Kind, [], why);

    public static Gate Gate(
        string id = "safety",
        GateRule rule = GateRule.Threshold,
        string? metric = "safety.pass_rate",
        double? atLeast = null,
        double? atMost = null,
        double? confidence = null,
        long? minimumSample = null,
        string? sliceBy = null,
        GateSeverity severity = GateSeverity.Blocking,
        string? kind = null,
        double? freshForDays = null,
        string[]? roles = null,
        int? within = null,
        string[]? severities = null,
        string[]? frameworks = null,
        (string Name, string Value)? where = null,
        RiskTier[]? tiers = null) => new(
            id,
            $"The {id} gate",
            rule,
            tiers ?? [],
            severity,
            metric,
            where is { } pair ? new Dictionary<string, string> { [pair.Name] = pair.Value } : null,
            sliceBy,
            atLeast,
            atMost,
            confidence,
            minimumSample,
            kind,
            freshForDays is { } days ? TimeSpan.FromDays(days) : null,
            roles,
            within,
            severities,
            frameworks);

    public static Waiver Waiver(
        string? gate = "safety",
        string? control = null,
        string[]? by = null,
        double grantedDaysAgo = 10,
        double expiresInDays = 10,
        string? release = null,
        string residualRisk = "Rare unsafe output in a monitored pilot",
        string id = "w1") => new(
            id,
            control is null ? gate : null,
            control,
            release,
            "The pilot is limited to staff",
            residualRisk,
            by ?? ["ada@example.com", "grace@example.com"],
            DaysAgo(grantedDaysAgo),
            Today.AddDays(expiresInDays));

    public static Policy Policy(params Gate[] gates) => new(
        "default",
        "Launch policy",
        0.95,
        new Dictionary<string, TimeSpan> { ["*"] = TimeSpan.FromDays(365) },
        gates,
        [],
        []);

    public static Release Release(
        RiskTier tier = RiskTier.Tier1,
        string? baseline = null,
        ControlExclusion[]? notApplicable = null,
        string id = "checkout-ranker-2.4.0",
        Subject[]? subjects = null) => new(
            id,
            "checkout-ranker",
            id.Split('-')[^1],
            tier,
            "Ranks products for shoppers who are signed in",
            subjects ?? [],
            "default",
            "owner@example.com",
            baseline,
            notApplicable);

    public static SourceOutcome Source(string id = "artifacts", SourceState state = SourceState.Complete, params CollectionGap[] gaps) => new(
        id,
        "folder",
        state,
        10,
        state switch { SourceState.Complete => 10, SourceState.Partial => 7, _ => 0 },
        0,
        gaps,
        3);

    public static MetricVocabulary Metrics { get; } = new(
    [
        Metric("safety.pass_rate", "share", MetricDirection.Higher, rate: true),
        Metric("safety.attack_success_rate", "share", MetricDirection.Lower, rate: true),
        Metric("performance.accuracy", "share", MetricDirection.Higher, rate: true),
        Metric("performance.roc_auc", "score", MetricDirection.Higher),
        Metric("performance.mae", "score", MetricDirection.Lower),
        Metric("fairness.selection_rate", "share", MetricDirection.None, rate: true),
        Metric("fairness.demographic_parity_difference", "score", MetricDirection.Lower),
        Metric("tests.pass_rate", "share", MetricDirection.Higher),
        Metric("tests.total", "count", MetricDirection.None),
        Metric("documentation.completeness", "share", MetricDirection.Higher),
        Metric("monitoring.coverage", "share", MetricDirection.Higher),
    ]);

    public static MetricDefinition Metric(string id, string unit, MetricDirection direction, bool rate = false) =>
        new(id, id, unit, direction, rate, "As its name says.", "test", []);

    public static GateInput Input(
        ReleaseEvidence? collected = null,
        Policy? policy = null,
        Release? release = null,
        ReleaseEvidence? baseline = null,
        ControlAssessment[]? controls = null,
        SourceOutcome[]? sources = null,
        Decision[]? decisions = null,
        RiskEntry[]? risks = null,
        DateTimeOffset? askedAt = null) => new(
            release ?? Release(),
            policy ?? Policy(),
            Today,
            collected ?? ReleaseEvidence.None,
            baseline,
            Metrics,
            controls ?? [],
            sources ?? [],
            decisions ?? [],
            risks ?? [],
            askedAt);

    public static Decision Decision(string by, string role, DecisionKind kind = DecisionKind.Approve, double daysAgo = 1, Sha256Digest? saw = null) =>
        new("pack-1", by, role, kind, "Seen and discussed", DaysAgo(daysAgo), saw ?? Digest("manifest"));

    public static Framework Framework(string id, params string[] controls) => new(
        id,
        id.ToUpperInvariant(),
        "1.0",
        "Test",
        "https://example.com/framework",
        true,
        [new ControlGroup("G", "Group")],
        [.. controls.Select(control => new Control(control, $"Title of {control}", "G", "table 1"))]);

    public static ControlMapping Mapping(
        string id,
        string kind,
        string[] controls,
        MappingStrength strength = MappingStrength.Direct,
        FactCondition? when = null,
        string? expects = null,
        double? freshForDays = null,
        RiskTier[]? tiers = null) => new(
            id,
            kind,
            when,
            [.. controls.Select(ControlRef.Parse)],
            strength,
            expects ?? $"A {kind} for {id}",
            freshForDays is { } days ? TimeSpan.FromDays(days) : null,
            tiers ?? []);

    public static ControlAssessment Control(string control, ControlStatus status, Waiver? waiver = null) => new(
        ControlRef.Parse(control), "Title", "G", status, ["Because."], [], [], [], waiver);

    public static WorkspaceContent Workspace(
        Policy? policy = null,
        Framework[]? frameworks = null,
        ControlMapping[]? mappings = null,
        Crosswalk[]? crosswalks = null,
        RiskEntry[]? risks = null,
        Release[]? releases = null) => new(
            "/workspace",
            "Northwind AI",
            [new Product("checkout-ranker", "Checkout Ranker", "Orders products at the checkout", "owner@example.com")],
            [],
            releases ?? [],
            [policy ?? Policy()],
            [],
            frameworks ?? [],
            frameworks ?? [],
            mappings ?? [],
            crosswalks ?? [],
            Metrics,
            Answers.Thesaurus.Empty,
            risks ?? [],
            new StorageSettings(),
            new SigningSettings(),
            [],
            []);
}
