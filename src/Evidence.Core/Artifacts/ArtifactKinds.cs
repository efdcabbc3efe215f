using System.Collections.Frozen;

namespace Evidence.Artifacts;

/// <summary>
/// The words for what an artifact is. Mappings, policies and answers name kinds; a user may add own kinds (lower-case words joined by hyphens)
/// by a sidecar, for documents that no reader knows.
/// </summary>
public static class ArtifactKinds
{
    /// <summary>Metrics by group and their disparities (Fairlearn, Aequitas and alike).</summary>
    public const string FairnessReport = "fairness-report";

    /// <summary>A model card (Mitchell et al. 2019): Hugging Face, Model Card Toolkit.</summary>
    public const string ModelCard = "model-card";

    /// <summary>A datasheet or dataset card (Gebru et al. 2021).</summary>
    public const string DatasetCard = "dataset-card";

    /// <summary>Results of automated tests (JUnit, TRX).</summary>
    public const string TestResults = "test-results";

    /// <summary>Pass and fail of a generative system against safety or quality probes (promptfoo, DeepEval).</summary>
    public const string SafetyEvaluation = "safety-evaluation";

    /// <summary>Adversarial probing and its outcome (garak, PyRIT, a red-team report).</summary>
    public const string RedTeamReport = "red-team-report";

    /// <summary>Benchmark results of a language model (lm-evaluation-harness).</summary>
    public const string BenchmarkResults = "benchmark-results";

    /// <summary>Performance of a model on held-out data.</summary>
    public const string EvaluationReport = "evaluation-report";

    /// <summary>Drift of data or predictions against a reference (Evidently, whylogs).</summary>
    public const string DriftReport = "drift-report";

    /// <summary>Validation of data against expectations (Great Expectations).</summary>
    public const string DataQualityReport = "data-quality-report";

    /// <summary>Feature attributions and importance (SHAP, InterpretML).</summary>
    public const string ExplainabilityReport = "explainability-report";

    /// <summary>Where a model errs (Responsible AI Toolbox error analysis).</summary>
    public const string ErrorAnalysis = "error-analysis";

    /// <summary>Counterfactual examples (DiCE, Responsible AI Toolbox).</summary>
    public const string CounterfactualAnalysis = "counterfactual-analysis";

    /// <summary>Findings of a static or dynamic analyser (SARIF).</summary>
    public const string SecurityScan = "security-scan";

    /// <summary>A software bill of materials (CycloneDX, SPDX).</summary>
    public const string Sbom = "sbom";

    /// <summary>A bill of materials of a model and its data (CycloneDX ML-BOM).</summary>
    public const string MlBom = "ml-bom";

    /// <summary>A signed or structured claim of conformance (CycloneDX attestations, in-toto).</summary>
    public const string Attestation = "attestation";

    /// <summary>Code coverage of tests (Cobertura, LCOV).</summary>
    public const string CodeCoverage = "code-coverage";

    /// <summary>A tracked training or evaluation run with its parameters, metrics and data (MLflow, W&amp;B, Azure ML).</summary>
    public const string TrainingRun = "training-run";

    /// <summary>A version of a model in a registry, with stage or aliases.</summary>
    public const string RegisteredModel = "registered-model";

    /// <summary>A run of a CI pipeline with its jobs and conclusion.</summary>
    public const string CiRun = "ci-run";

    /// <summary>The log of a CI job.</summary>
    public const string CiLog = "ci-log";

    /// <summary>Review of a change to code (pull request, merge request).</summary>
    public const string CodeReview = "code-review";

    /// <summary>Approval of a deployment, change or release by a person.</summary>
    public const string Approval = "approval";

    /// <summary>A risk from a register.</summary>
    public const string RiskItem = "risk-item";

    /// <summary>A finding of a red team or review that is tracked to closure.</summary>
    public const string Finding = "finding";

    /// <summary>An incident after release.</summary>
    public const string Incident = "incident";

    /// <summary>A request to change what runs in production.</summary>
    public const string ChangeRequest = "change-request";

    /// <summary>A ticket that is none of the above.</summary>
    public const string WorkItem = "work-item";

    /// <summary>A published release of code with notes.</summary>
    public const string SoftwareRelease = "software-release";

    /// <summary>A governing policy or standard.</summary>
    public const string Policy = "policy";

    /// <summary>Minutes of a review board or risk committee.</summary>
    public const string Minutes = "minutes";

    /// <summary>An impact assessment of an AI system (ISO/IEC 42005, FRIA, AIA).</summary>
    public const string ImpactAssessment = "impact-assessment";

    /// <summary>An assessment of privacy (DPIA).</summary>
    public const string PrivacyAssessment = "privacy-assessment";

    /// <summary>A threat model or security review.</summary>
    public const string SecurityAssessment = "security-assessment";

    /// <summary>An assessment of a supplier or third-party component.</summary>
    public const string VendorAssessment = "vendor-assessment";

    /// <summary>How the system is monitored after release.</summary>
    public const string MonitoringPlan = "monitoring-plan";

    /// <summary>How incidents are handled.</summary>
    public const string IncidentPlan = "incident-plan";

    /// <summary>Instructions and limits told to users and deployers.</summary>
    public const string UserDocumentation = "user-documentation";

    /// <summary>Records of staff training.</summary>
    public const string TrainingRecord = "training-record";

    /// <summary>Feedback from users, affected groups or stakeholders.</summary>
    public const string StakeholderFeedback = "stakeholder-feedback";

    /// <summary>All of the above.</summary>
    public static IReadOnlySet<string> All { get; } = typeof(ArtifactKinds)
        .GetFields()
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToFrozenSet(StringComparer.Ordinal);
}
