using System.Text.RegularExpressions;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.AzureBoards;

/// <summary>Options of an Azure Boards source.</summary>
/// <param name="Http">Where the organisation is and how it is called.</param>
/// <param name="Project">The project of subjects that name none; null: queries are about the organisation.</param>
/// <param name="ApiVersion">Version of the REST API, default 7.1; older servers take older ones.</param>
/// <param name="PageSize">Work items asked for at once: 1 to 200, default 200.</param>
/// <param name="Revisions">Whether the revisions of work items are collected; default true.</param>
/// <param name="Attachments">Whether attachments are collected where a subject does not say; default true.</param>
internal sealed partial record AzureBoardsOptions(HttpOptions Http, string? Project, string ApiVersion, int PageSize, bool Revisions, bool Attachments)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        new("organization", "Name of the organisation in Azure DevOps Services; or give url"),
        .. HttpOptions.Describe("Address of the organisation or collection; default https://dev.azure.com/<organization>", urlRequired: false),
        new("project", "Project of subjects that name none"),
        new("api-version", "Version of the REST API, default 7.1; older servers take older ones"),
        new("page-size", "Work items asked for at once: 1 to 200, default 200"),
        new("revisions", "false to leave out the revisions of work items; default true"),
        new("attachments", "false to leave out attachments; default true; a subject can say otherwise"),
    ];

    public static AzureBoardsOptions Read(OptionReader reader)
    {
        var organization = reader.Text("organization");
        if (organization is null && reader.Text("url") is null)
        {
            reader.Problem("organization", "The source needs 'organization' or 'url'.", "organization: acme, or url: https://devops.example.com/DefaultCollection");
        }

        return new(
            HttpOptions.Read(reader, organization is null ? null : $"https://dev.azure.com/{Uri.EscapeDataString(organization)}"),
            reader.Text("project"),
            ReadVersion(reader),
            reader.Integer("page-size", 1, 200, 200),
            reader.Flag("revisions", true),
            reader.Flag("attachments", true));
    }

    private static string ReadVersion(OptionReader reader)
    {
        var text = reader.Text("api-version") ?? "7.1";
        if (!Version().IsMatch(text))
        {
            reader.Problem("api-version", $"'{text}' is not what 'api-version' takes.", "a version as 7.1 or 6.0-preview.2");
        }

        return text;
    }

    [GeneratedRegex(@"^[0-9]{1,2}\.[0-9](-preview(\.[0-9])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
