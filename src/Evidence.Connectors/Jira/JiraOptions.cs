using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.Jira;

/// <summary>Options of a Jira source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Email">The account an API token belongs to; null: the token is sent as bearer.</param>
/// <param name="PageSize">Issues asked for on a page: 1 to 5000, default 100. Jira may give fewer.</param>
/// <param name="Changelog">Whether changes beyond those that come with an issue are collected; default true.</param>
/// <param name="Comments">Whether comments beyond those that come with an issue are collected; default true.</param>
/// <param name="Attachments">Whether attachments are collected where a subject does not say; default true.</param>
/// <param name="SignOffFields">Names of fields that hold sign-offs; their values are noted as attributes of the issue.</param>
internal sealed record JiraOptions(
    HttpOptions Http, string? Email, int PageSize, bool Changelog, bool Comments, bool Attachments, IReadOnlyList<string> SignOffFields)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the site, for instance https://acme.atlassian.net"),
        new("email", "Account the API token belongs to (basic); absent: the token is sent as bearer"),
        new("page-size", "Issues asked for on a page: 1 to 5000, default 100; Jira may give fewer"),
        new("changelog", "false to leave out changes beyond those that come with an issue; default true"),
        new("comments", "false to leave out comments beyond those that come with an issue; default true"),
        new("attachments", "false to leave out attachments; default true; a subject can say otherwise"),
        new("sign-off-fields", "Names of fields that hold sign-offs, separated by commas, as people see them"),
    ];

    public static JiraOptions Read(OptionReader reader) => new(
        HttpOptions.Read(reader),
        reader.Text("email"),
        reader.Integer("page-size", 1, 5000, 100),
        reader.Flag("changelog", true),
        reader.Flag("comments", true),
        reader.Flag("attachments", true),
        reader.Words("sign-off-fields"));
}
