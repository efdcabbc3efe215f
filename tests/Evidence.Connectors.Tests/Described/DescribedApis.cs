using Evidence.Testing;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors.Described;

/// <summary>
/// The published descriptions of the systems' APIs, read once from the corpus. Tests of connectors hand in the requests their fakes got, so that what connectors ask
/// is what the systems take.
/// </summary>
internal static class DescribedApis
{
    // The published file for GitHub is an excerpt; the rest is https://docs.github.com/en/rest.
    private static readonly string[] _github =
    [
        "POST /app/installations/{installation_id}/access_tokens", "GET /repos/{owner}/{repo}/commits/tags/{tag}", "GET /repos/{owner}/{repo}/commits/heads/{branch}",
        "GET /repos/{owner}/{repo}/commits/{ref}", "GET /repos/{owner}/{repo}/commits/{ref}/pulls", "GET /repos/{owner}/{repo}/pulls/{pull_number}",
        "GET /repos/{owner}/{repo}/actions/jobs/{job_id}", "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs",
        "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}", "GET /repos/{owner}/{repo}/environments", "GET /repos/{owner}/{repo}/deployments/{deployment_id}",
        "GET /repos/{owner}/{repo}/releases/tags/{tag}", "GET /repos/{owner}/{repo}/releases/{release_id}/assets", "GET /repos/{owner}/{repo}/releases/assets/{asset_id}",
    ];

    // One artifact by its name is an overload that the published file leaves out. Of test runs, releases and projects there are files of their own, which the corpus leaves out (https://learn.microsoft.com/rest/api/azure/devops/).
    private static readonly string[] _azureDevOps =
    [
        "GET /{organization}/{project}/_apis/build/builds/{buildId}/artifacts", "GET /{organization}/_apis/projects/{projectId}", "GET /{organization}/{project}/_apis/test/runs", "GET /{organization}/{project}/_apis/test/runs/{runId}",
        "GET /{organization}/{project}/_apis/test/runs/{runId}/results", "GET /{organization}/{project}/_apis/test/runs/{runId}/attachments",
        "GET /{organization}/{project}/_apis/test/runs/{runId}/attachments/{attachmentId}", "GET /{organization}/{project}/_apis/release/releases",
        "GET /{organization}/{project}/_apis/release/releases/{releaseId}", "GET /{organization}/{project}/_apis/release/approvals/{approvalId}",
    ];

    // What MLflow serves without its reference naming it: files, and what its own pages ask.
    private static readonly string[] _mlflow =
    [
        "GET /version", "GET /health", "GET /get-artifact", "GET /api/2.0/mlflow-artifacts/artifacts/{*path}", "GET /ajax-api/2.0/mlflow/metrics/get-history-bulk",
        "POST /api/2.0/mlflow/logged-models/search", "GET /api/2.0/mlflow/logged-models/{model_id}", "GET /api/2.0/mlflow/logged-models/{model_id}/artifacts/directories",
        "GET /ajax-api/2.0/mlflow/logged-models/{model_id}/artifacts/files", "POST /api/3.0/mlflow/traces/search", "GET /api/2.0/mlflow/traces", "POST /api/3.0/mlflow/datasets/search",
    ];

    private static readonly Dictionary<string, Lazy<ApiDescription>> _all = new()
    {
        ["github"] = new(() => new(OpenApiFile.Read(Corpus.Path("api", "github", "github-collector-slim.json")), _github)),
        ["azure-devops"] = new(() => new(Read("azure-devops", "", "build.prism.json", "pipelinesapproval.json"), _azureDevOps, "{timelineId}")),
        ["azure-boards"] = new(() => new(Read("azure-devops", "", "workItemTracking.prism.json"), ["GET /{organization}/{project}/_apis/wit/queries/{folder}/{name}"], "{project}", "{team}")),
        ["jira"] = new(() => new(Read("jira", "", "swagger-v3.examples-as-objects.json"), [])),
        ["servicenow"] = new(() => new(Read("servicenow", "/api/now", "servicenow-table-records-api-openapi.yml", "servicenow-attachments-api-openapi.yml"), ["POST /oauth_token.do"])),
        ["mlflow"] = new(() => new(MLflowReference.Read(Corpus.Path("api", "mlflow", "rest-api.rst")), _mlflow)),
    };

    public static ApiDescription Of(string api) => _all[api].Value;

    /// <summary>Fails where a request is not in the description. Does nothing where the corpus is not there.</summary>
    /// <param name="api">Which.</param>
    /// <param name="fake">The fake that got the requests.</param>
    public static void Check(string api, FakeSource fake)
    {
        if (Corpus.IsThere)
        {
            var faults = fake.Requests.Select(Of(api).FindFault).OfType<string>().Distinct().ToList();
            Xunit.Assert.True(faults.Count == 0, string.Join('\n', faults));
        }
    }

    private static List<DescribedOperation> Read(string folder, string prefix, params string[] files) => [.. files.SelectMany(file => OpenApiFile.Read(Corpus.Path("api", folder, file), prefix))];
}
