using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>Options of an Azure DevOps source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Parts">What is collected.</param>
/// <param name="Organization">The organization, or the collection of a server.</param>
/// <param name="Project">The project of subjects that name none; null: each names one.</param>
/// <param name="ReleasesUrl">Where classic releases are: default https://vsrm.dev.azure.com for the service, the same address for a server.</param>
/// <param name="PageSize">Items asked for on a page: 1 to 1000, default 200.</param>
internal sealed record AzureDevOpsOptions(HttpOptions Http, Parts Parts, string Organization, string? Project, Uri ReleasesUrl, int PageSize)
{
    private const string Service = "https://dev.azure.com";

    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of Azure DevOps; default https://dev.azure.com; a server's with its virtual directory, if any", urlRequired: false),
        .. Parts.Describe(AzureDevOpsParts.All),
        new("organization", "The organization, or the collection of a server", Required: true),
        new("project", "Name or id of the project of subjects that name none"),
        new("releases-url", "Where classic releases are; default https://vsrm.dev.azure.com for the service and url for a server"),
        new("page-size", "Items asked for on a page: 1 to 1000, default 200"),
    ];

    public static AzureDevOpsOptions Read(OptionReader reader)
    {
        var http = HttpOptions.Read(reader, Service);
        var releases = http.Url.Host == "dev.azure.com" ? "https://vsrm.dev.azure.com" : http.Url.AbsoluteUri;
        return new(
            http,
            Parts.Read(reader, AzureDevOpsParts.All),
            reader.Text("organization") ?? "",
            reader.Text("project"),
            reader.Url("releases-url", releases),
            reader.Integer("page-size", 1, 1000, 200));
    }
}
