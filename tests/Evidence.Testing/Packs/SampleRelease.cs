using System.Text;
using Evidence.Artifacts;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Releases;
using Evidence.Testing.Fakes;
using Evidence.Workspaces;

namespace Evidence.Testing.Packs;

/// <summary>A release with a bit of everything: gates of every rule and outcome, slices, stale and missing evidence, a failed source, waivers, risks, decisions.</summary>
public static class SampleRelease
{
    private static readonly (string Group, int Controls)[] _rmf =
    [
        ("GOVERN 1", 7), ("GOVERN 2", 3), ("GOVERN 3", 2), ("GOVERN 4", 3), ("GOVERN 5", 2), ("GOVERN 6", 2),
        ("MAP 1", 6), ("MAP 2", 3), ("MAP 3", 5), ("MAP 4", 2), ("MAP 5", 2),
        ("MEASURE 1", 3), ("MEASURE 2", 13), ("MEASURE 3", 3), ("MEASURE 4", 3),
        ("MANAGE 1", 4), ("MANAGE 2", 4), ("MANAGE 3", 2), ("MANAGE 4", 3),
    ];

    private static readonly string[] _clauses =
        ["4", "5.1", "5.2", "5.3", "5.4.1", "5.4.2", "5.4.3", "5.4.4", "5.4.5", "5.5", "5.6", "5.7", "6.1", "6.2", "6.3.1", "6.3.2", "6.3.3", "6.3.4", "6.4.1", "6.4.2", "6.4.3", "6.4.4", "6.5.1", "6.5.2", "6.5.3", "6.6", "6.7"];

    /// <summary>What the sample is judged from.</summary>
    public static PackInput Input(bool conditional = false)
    {
        var collected = Collect();
        var release = Release();
        return new PackInput(
            Workspace(conditional),
            release,
            A.Today,
            [.. collected.Select(pair => pair.Artifact)],
            [.. collected.Select(pair => pair.Reading)],
            [
                A.Source("artifacts"),
                A.Source("ci"),
                A.Source("risks", SourceState.Partial, new CollectionGap("3 of 10 issues of the query 'project = RAI'", "403 Forbidden for issues with security level 'legal'", "Give the token's user the role 'Legal viewer'.")),
                A.Source("tracking", conditional ? SourceState.Complete : SourceState.Failed, conditional ? [] : [new CollectionGap("every run of the experiment 'checkout-ranker'", "the server did not answer within 30 s (4 attempts)", "Check that the tracking server is up and run collect again.")]),
            ],
            [],
            [Earlier("checkout-ranker-2.1.0", 0.962, 0.071), Earlier("checkout-ranker-2.2.0", 0.981, 0.052), Earlier("checkout-ranker-2.3.0", 0.989, 0.047)]);
    }

    /// <summary>The judged sample.</summary>
    public static PackContent Content(bool conditional = false) => PackJudge.Judge(Input(conditional));

    /// <summary>The judged sample with its bytes and ledger in a store.</summary>
    public static async Task<(PackContent Content, InMemoryEvidenceStore Store)> StoredAsync(bool conditional = false)
    {
        var store = new InMemoryEvidenceStore();
        foreach (var (artifact, _) in Collect())
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(ContentOf(artifact.Name)));
            await store.PutContentAsync(bytes, CancellationToken.None);
            await store.AppendToLedgerAsync(
                [new LedgerDraft($"collected|{artifact.Digest.Hex}", "artifact-collected", Release().Id, artifact.Digest, "{}", A.DaysAgo(1))],
                CancellationToken.None);
        }

        var head = await store.FindLedgerHeadAsync(CancellationToken.None);
        return (Content(conditional) with { Ledger = new LedgerAnchor(head!.Sequence, head.Hash) }, store);
    }

    public static Release Release() => A.Release(
        baseline: "checkout-ranker-2.3.0",
        notApplicable: [new ControlExclusion(ControlRef.Parse("nist-ai-rmf:MAP 3.5"), "No human reviews single rankings; oversight is by monitoring.")],
        subjects: [new Subject("artifacts", new Dictionary<string, string> { ["path"] = "checkout-ranker-2.4.0" }), new Subject("tracking", new Dictionary<string, string> { ["run"] = "abc" })]) with
    {
        LaunchDate = new DateOnly(2026, 12, 1),
        OutOfScope = ["Credit decisions", "Users under 18"],
    };

    private static string ContentOf(string name) => $"{{\"file\":\"{name}\"}}";

    private static WorkspaceContent Workspace(bool conditional) => A.Workspace(
        Policy(conditional),
        [Rmf(), Iso()],
        Mappings(),
        [new Crosswalk("nist-ai-rmf_iso-23894", "nist-ai-rmf", "iso-23894", "Made by this project", Rows())],
        [
            new RiskEntry("R-12", "Proxy for age in basket features", "high", "accepted", "risk@example.com", "Feature removed for users under 25", "Medium: residual correlation of 0.12", A.DaysAgo(60), null, null, "checkout-ranker"),
            new RiskEntry("R-15", "Ranking favours own-brand products", "medium", "open", "product@example.com", null, null, A.DaysAgo(20), null, null, "checkout-ranker"),
        ]);

    private static Policy Policy(bool conditional) => new(
        "default",
        "Launch policy for consequential AI",
        0.95,
        new Dictionary<string, TimeSpan> { ["*"] = TimeSpan.FromDays(365), ["fairness-report"] = TimeSpan.FromDays(180) },
        [
            A.Gate("safety-pass-rate", atLeast: 0.97, minimumSample: 300) with { Title = "Safety probes pass", Why = "Unsafe output reaches shoppers directly." },
            A.Gate("violence-probes", atLeast: 0.99, where: ("category", "violence"), severity: conditional ? GateSeverity.Conditional : GateSeverity.Blocking) with { Title = "Violence probes pass" },
            A.Gate("parity", metric: "fairness.demographic_parity_difference", atMost: 0.1) with { Title = "Demographic parity difference" },
            A.Gate("worst-group-accuracy", metric: "performance.accuracy", atLeast: 0.8, sliceBy: "*", minimumSample: 100) with { Title = "Accuracy in the worst group" },
            A.Gate("accuracy-regression", GateRule.Regression, "performance.accuracy", atMost: 0.03) with { Title = "Accuracy does not fall" },
            A.Gate("model-card", GateRule.Completeness, null, atLeast: 0.9, kind: "model-card", severity: conditional ? GateSeverity.Conditional : GateSeverity.Blocking) with { Title = "Model card is complete" },
            A.Gate("red-team-closure", GateRule.Closure, "finding.entry", severities: ["critical", "high"]) with { Title = "Grave red-team findings are closed" },
            A.Gate("privacy-assessment", GateRule.RequiredArtifact, null, kind: "privacy-assessment") with { Title = "Privacy assessment" },
            A.Gate("drift", GateRule.RequiredArtifact, null, kind: "drift-report", severity: GateSeverity.Conditional, freshForDays: 30) with { Title = "Fresh drift report" },
            A.Gate("monitoring", metric: "monitoring.coverage", atLeast: 0.95, severity: GateSeverity.Conditional) with { Title = "Monitoring covers what matters" },
            A.Gate("privacy-sign-off", GateRule.SignOff, null, roles: ["privacy"], within: 10) with { Title = "Privacy signs off" },
            A.Gate("coverage", GateRule.Coverage, null, frameworks: ["nist-ai-rmf"], atLeast: 0.5, severity: GateSeverity.Conditional) with { Title = "NIST AI RMF is evidenced" },
        ],
        [new SignOffRule([], ["release-manager", "risk-owner"])],
        [
            A.Waiver("monitoring", expiresInDays: 20) with { Reason = "Alerts on latency come with the platform migration in October", ResidualRisk = "Slow degradation may be seen a day late" },
            A.Waiver("drift", expiresInDays: -5, id: "w2") with { Reason = "No traffic before launch" },
            A.Waiver(control: "nist-ai-rmf:MEASURE 4.3", id: "w3", expiresInDays: 60),
        ]);

    private static Framework Rmf() => new(
        "nist-ai-rmf",
        "NIST AI Risk Management Framework",
        "1.0",
        "NIST",
        "NIST AI 100-1 (January 2023), https://doi.org/10.6028/NIST.AI.100-1",
        true,
        [
            .. new[] { "GOVERN", "MAP", "MEASURE", "MANAGE" }.Select(function => new ControlGroup(function, function[..1] + function[1..].ToLowerInvariant())),
            .. _rmf.Select(group => new ControlGroup(group.Group, $"Practices of {group.Group.ToLowerInvariant()}", group.Group.Split(' ')[0])),
        ],
        [.. _rmf.SelectMany(group => Enumerable.Range(1, group.Controls).Select(number =>
            new Control($"{group.Group}.{number}", $"Practice {number} of {group.Group.ToLowerInvariant()}", group.Group, "NIST AI 100-1")))]);

    private static Framework Iso() => new(
        "iso-23894",
        "ISO/IEC 23894 Guidance on risk management",
        "2023",
        "ISO/IEC",
        "ISO/IEC 23894:2023",
        true,
        [new ControlGroup("4", "Principles"), new ControlGroup("5", "Framework"), new ControlGroup("6", "Process")],
        [.. _clauses.Select(clause => new Control(clause, $"Clause {clause}", clause[..1], "ISO/IEC 23894:2023"))]);

    private static ControlMapping[] Mappings() =>
    [
        A.Mapping("fairness", "fairness-report", ["nist-ai-rmf:MEASURE 2.11", "nist-ai-rmf:MAP 5.1"], when: new FactCondition("fairness.*"), expects: "A fairness report with results by group"),
        A.Mapping("evaluation", "evaluation-report", ["nist-ai-rmf:MEASURE 2.3", "nist-ai-rmf:MEASURE 1.1", "nist-ai-rmf:MEASURE 2.5"], expects: "Performance on held-out data"),
        A.Mapping("safety", "safety-evaluation", ["nist-ai-rmf:MEASURE 2.6", "nist-ai-rmf:MEASURE 2.7", "nist-ai-rmf:MANAGE 1.1"], expects: "Safety probes with their outcome"),
        A.Mapping("card", "model-card", ["nist-ai-rmf:MAP 1.1", "nist-ai-rmf:MAP 2.1", "nist-ai-rmf:MAP 2.2", "nist-ai-rmf:GOVERN 1.4"], expects: "A model card"),
        A.Mapping("privacy", "privacy-assessment", ["nist-ai-rmf:MEASURE 2.10"], expects: "A privacy assessment"),
        A.Mapping("risk", "risk-item", ["nist-ai-rmf:MANAGE 1.2", "nist-ai-rmf:MANAGE 1.3", "nist-ai-rmf:GOVERN 1.3"], MappingStrength.Supporting, expects: "A risk register"),
        A.Mapping("policy", "policy", ["nist-ai-rmf:GOVERN 1.1", "nist-ai-rmf:GOVERN 1.2", "nist-ai-rmf:GOVERN 2.1", "nist-ai-rmf:GOVERN 6.1"], expects: "An approved AI policy"),
        A.Mapping("training", "training-record", ["nist-ai-rmf:GOVERN 2.2"], expects: "Records of staff training"),
        A.Mapping("drift", "drift-report", ["nist-ai-rmf:MEASURE 2.4", "nist-ai-rmf:MANAGE 4.1"], expects: "A drift report", freshForDays: 30),
        A.Mapping("tests", "test-results", ["nist-ai-rmf:MEASURE 2.3", "nist-ai-rmf:MANAGE 2.2"], MappingStrength.Supporting, expects: "Automated tests"),
    ];

    private static CrosswalkRow[] Rows() =>
    [
        new("GOVERN 1.1", "5.4.1", CrosswalkRelation.Intersects, "Both ask to understand the organisation's obligations."),
        new("GOVERN 1.2", "5.2", CrosswalkRelation.Superset, "The practice includes what leadership commits to."),
        new("MEASURE 2.11", "6.4.2", CrosswalkRelation.Intersects, "Fairness is one source of risk to identify."),
        new("MEASURE 2.6", "6.4.3", CrosswalkRelation.Intersects, "Safety results feed the analysis of risk."),
        new("MANAGE 1.2", "6.5.2", CrosswalkRelation.Equal, "Both ask to select a treatment by impact and likelihood."),
        new("MANAGE 4.1", "6.6", CrosswalkRelation.Subset, "Monitoring after deployment is a part of monitoring and review."),
        new("MAP 1.1", "6.3.3", CrosswalkRelation.Equal, "Both ask to establish the context of use."),
    ];

    private static (Artifact Artifact, Reading Reading)[] Collect() =>
    [
        With(Make("fairness/by-group.json", "fairness-report"), Fairness()),
        With(
            Make("evaluation/holdout.json", "evaluation-report"),
            [A.Fact("performance.accuracy", successes: 8_620, of: 10_000, pointer: "/metrics/accuracy"), A.Fact("performance.roc_auc", 0.913, pointer: "/metrics/roc_auc"), .. Accuracy()]),
        With(
            Make("safety/promptfoo.json", "safety-evaluation"),
            A.Fact(successes: 1_188, of: 1_200, pointer: "/results/stats"),
            A.Fact(successes: 19, of: 20, slice: "category=violence", pointer: "/results/violence", attributes: ("category", "violence")),
            A.Fact(successes: 397, of: 400, slice: "category=privacy", pointer: "/results/privacy", attributes: ("category", "privacy"))),
        With(
            Make("docs/model-card.md", "model-card"),
            A.Fact("documentation.completeness", 0.82, of: 11, pointer: "line 1"),
            A.Fact("documentation.section_present", 0, slice: "section=environmental impact", pointer: "line 1"),
            A.Fact("documentation.section_present", 0, slice: "section=ethical considerations", pointer: "line 1")),
        With(Make("drift/september.json", "drift-report", 45), A.Fact("drift.share_of_drifted_columns", 0.08)),
        With(Make("privacy/dpia.pdf", "privacy-assessment", 30)),
        With(Make("governance/ai-policy.pdf", "policy", 200)),
        With(Make("governance/training-2024.csv", "training-record", 600)),
        With(Make("ci/junit.xml", "test-results", source: "ci"), A.Fact("tests.pass_rate", successes: 812, of: 812, pointer: "/testsuites")),
        With(
            Make("risks/findings.json", "finding", source: "risks"),
            A.Fact("finding.entry", text: "open", attributes: [("id", "RAI-41"), ("severity", "high"), ("title", "Prompt injection through product titles"), ("owner", "security@example.com")]),
            A.Fact("finding.entry", text: "closed", attributes: [("id", "RAI-37"), ("severity", "critical"), ("title", "Personal data in debug logs"), ("owner", "platform@example.com"), ("closed", "2026-09-10")])),
        With(Make("risks/register.json", "risk-item", source: "risks"), A.Fact("risk.entry", text: "mitigated", attributes: [("id", "RAI-12"), ("severity", "medium"), ("title", "Stale catalogue data"), ("owner", "data@example.com")])),
        With(Make("monitoring/coverage.json", "monitoring-plan"), A.Fact("monitoring.coverage", 0.86, of: 50, pointer: "/coverage")),
        With(
            Make("approvals/privacy.json", "approval"),
            A.Fact("approval.entry", text: "approved", attributes: [("role", "privacy"), ("owner", "dpo@example.com"), ("opened", "2026-09-14"), ("closed", "2026-09-21")])),
        Broken(Make("evaluation/truncated.json", "evaluation-report")),
    ];

    private static Artifact Make(string name, string kind, double madeDaysAgo = 12, string source = "artifacts") =>
        A.Artifact(name, kind, madeDaysAgo, source, content: ContentOf(name));

    private static (Artifact Artifact, Reading Reading) With(Artifact artifact, params Fact[] facts) => (artifact, A.Reading(artifact, facts));

    private static (Artifact Artifact, Reading Reading) Broken(Artifact artifact) => (artifact, A.Unread(artifact, "the JSON ends at byte 512 of 4,096"));

    private static Fact[] Fairness() =>
    [
        A.Fact("fairness.demographic_parity_difference", 0.044, of: 10_000, pointer: "/overall/dpd"),
        A.Fact("fairness.selection_rate", successes: 2_110, of: 5_020, slice: "gender=Female", pointer: "/by_group/0"),
        A.Fact("fairness.selection_rate", successes: 2_310, of: 4_980, slice: "gender=Male", pointer: "/by_group/1"),
        A.Fact("fairness.selection_rate", successes: 610, of: 1_480, slice: "age=18-25", pointer: "/by_group/2"),
        A.Fact("fairness.selection_rate", successes: 2_410, of: 5_400, slice: "age=26-50", pointer: "/by_group/3"),
        A.Fact("fairness.selection_rate", successes: 1_400, of: 3_120, slice: "age=51+", pointer: "/by_group/4"),
    ];

    private static Fact[] Accuracy() =>
    [
        A.Fact("performance.accuracy", successes: 4_340, of: 5_020, slice: "gender=Female", pointer: "/slices/0"),
        A.Fact("performance.accuracy", successes: 4_280, of: 4_980, slice: "gender=Male", pointer: "/slices/1"),
        A.Fact("performance.accuracy", successes: 1_212, of: 1_480, slice: "age=18-25", pointer: "/slices/2"),
        A.Fact("performance.accuracy", successes: 4_690, of: 5_400, slice: "age=26-50", pointer: "/slices/3"),
        A.Fact("performance.accuracy", successes: 2_718, of: 3_120, slice: "age=51+", pointer: "/slices/4"),
    ];

    private static EarlierRelease Earlier(string id, double safety, double parity)
    {
        var artifact = A.Artifact($"{id}.json", "safety-evaluation", 200, content: id);
        return new EarlierRelease(
            A.Release(id: id),
            [artifact],
            [A.Reading(
                artifact,
                A.Fact(successes: (long)(safety * 1000), of: 1000),
                A.Fact("fairness.demographic_parity_difference", parity),
                A.Fact("performance.accuracy", successes: 8_540, of: 10_000))]);
    }
}
