using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.ServiceNow;

/// <summary>Options of a ServiceNow source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="UserName">The account that signs in with a password; null: OAuth is used.</param>
/// <param name="ClientId">The client of OAuth client credentials; null: basic is used.</param>
/// <param name="PageSize">Records asked for on a page: 1 to 10000, default 200.</param>
/// <param name="Approvals">Whether approvals of records are collected; default true.</param>
/// <param name="Attachments">Whether attachments are collected where a subject does not say; default true.</param>
internal sealed record ServiceNowOptions(HttpOptions Http, string? UserName, string? ClientId, int PageSize, bool Approvals, bool Attachments)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the instance, for instance https://acme.service-now.com"),
        new("username", "Account that signs in with the secret 'password' (basic)"),
        new("client-id", "Client that signs in with the secret 'client-secret' (OAuth client credentials)"),
        new("page-size", "Records asked for on a page: 1 to 10000, default 200"),
        new("approvals", "false to leave out approvals of records; default true"),
        new("attachments", "false to leave out attachments; default true; a subject can say otherwise"),
    ];

    public static ServiceNowOptions Read(OptionReader reader) => new(
        HttpOptions.Read(reader),
        reader.Text("username"),
        reader.Text("client-id"),
        reader.Integer("page-size", 1, 10000, 200),
        reader.Flag("approvals", true),
        reader.Flag("attachments", true));
}
