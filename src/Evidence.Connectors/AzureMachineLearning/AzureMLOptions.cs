using System.Text.RegularExpressions;
using Evidence.Connectors.MLflow;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>Options of an Azure Machine Learning source.</summary>
/// <param name="MLflow">How its MLflow endpoint is called; a page has 100 runs by default, because the service refuses large ones.</param>
/// <param name="Scope">The workspace: <c>/subscriptions/.../workspaces/...</c>.</param>
/// <param name="ServiceUrl">Where the workspace's services are: <c>https://&lt;region&gt;.api.azureml.ms/</c>.</param>
/// <param name="Management">Where Azure Resource Manager is.</param>
/// <param name="Jobs">Whether the definitions of jobs are collected; default true.</param>
/// <param name="JobOutputs">Which outputs of jobs on datastores are collected: <c>responsible-ai</c> (the default), <c>all</c> or <c>none</c>.</param>
/// <param name="StorageSuffix">Domain of the storage accounts outputs may be on, default <c>core.windows.net</c>.</param>
internal sealed partial record AzureMLOptions(
    MLflowOptions MLflow, string Scope, Uri ServiceUrl, HttpOptions Management, bool Jobs, string JobOutputs, string StorageSuffix)
{
    public const string ResponsibleAIOutputs = "responsible-ai";
    public const string AllOutputs = "all";
    public const string NoOutputs = "none";

    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        new("region", "Azure region of the workspace, for instance westeurope", Required: true),
        new("subscription", "Id of the subscription", Required: true),
        new("resource-group", "Name of the resource group", Required: true),
        new("workspace", "Name of the workspace", Required: true),
        .. HttpOptions.Describe("Address of the workspace's services; default https://<region>.api.azureml.ms", urlRequired: false),
        .. MLflowOptions.OwnDescriptions.Select(option => option.Name == "max-results" ? option with { Description = "Runs asked for on a page: 1 to 50000, default 100" } : option),
        new("jobs", "false to leave out the definitions of jobs; default true"),
        new("job-outputs", "Which outputs of jobs on datastores are collected: responsible-ai (dashboards and scorecards), all or none; default responsible-ai"),
        new("management-url", "Address of Azure Resource Manager; default https://management.azure.com"),
        new("storage-suffix", "Domain of the storage accounts of datastores; default core.windows.net"),
    ];

    public static AzureMLOptions Read(OptionReader reader)
    {
        var region = Word(reader, "region");
        var scope = $"/subscriptions/{Word(reader, "subscription")}/resourceGroups/{Word(reader, "resource-group")}"
            + $"/providers/Microsoft.MachineLearningServices/workspaces/{Word(reader, "workspace")}";
        var http = HttpOptions.Read(reader, $"https://{(region.Length == 0 ? "invalid" : region)}.api.azureml.ms");
        return new(
            MLflowOptions.Read(reader, http with { Url = new Uri(http.Url, $"mlflow/v1.0{scope}/") }, maxResultsByDefault: 100),
            scope,
            http.Url,
            http with { Url = reader.Url("management-url", "https://management.azure.com") },
            reader.Flag("jobs", true),
            reader.Choice("job-outputs", ResponsibleAIOutputs, ResponsibleAIOutputs, AllOutputs, NoOutputs),
            reader.Text("storage-suffix") ?? "core.windows.net");
    }

    // These become parts of addresses, so they hold nothing but what Azure allows in them.
    private static string Word(OptionReader reader, string name)
    {
        var text = reader.Text(name) ?? "";
        if (text.Length > 0 && !Allowed().IsMatch(text))
        {
            reader.Problem(name, $"'{text}' is not what '{name}' takes.", "letters, digits, and _ - . ( )");
            return "";
        }

        return Uri.EscapeDataString(text);
    }

    [GeneratedRegex(@"^[\w\-.()]{1,90}$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
