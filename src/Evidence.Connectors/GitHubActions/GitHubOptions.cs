using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.GitHubActions;

/// <summary>Options of a GitHub Actions source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Parts">What is collected.</param>
/// <param name="Repository">The repository of subjects that name none, as owner/name; null: each names one.</param>
/// <param name="LogArchives">Whether the log of a run is read as one archive instead of one text a job; default false.</param>
/// <param name="PageSize">Items asked for on a page: 1 to 100, default 100.</param>
/// <param name="AppId">The GitHub App to sign in as, by its id or client id; null: a token is used.</param>
/// <param name="InstallationId">The installation of the app.</param>
internal sealed record GitHubOptions(HttpOptions Http, Parts Parts, string? Repository, bool LogArchives, int PageSize, string? AppId, string? InstallationId)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the REST API; default https://api.github.com; GitHub Enterprise Server: https://host/api/v3", urlRequired: false),
        .. Parts.Describe(GitHubParts.All),
        new("repository", "Repository of subjects that name none, as owner/name"),
        new("logs-as", "jobs (one text a job) or archive (one zip a run, unpacked); default jobs"),
        new("page-size", "Items asked for on a page: 1 to 100, default 100"),
        new("app-id", "Id or client id of the GitHub App to sign in as, with installation-id and the secret private-key"),
        new("installation-id", "Installation of the GitHub App"),
    ];

    public static GitHubOptions Read(OptionReader reader)
    {
        var options = new GitHubOptions(
            HttpOptions.Read(reader, "https://api.github.com"),
            Parts.Read(reader, GitHubParts.All),
            reader.Text("repository"),
            reader.Choice("logs-as", "jobs", "jobs", "archive") == "archive",
            reader.Integer("page-size", 1, 100, 100),
            reader.Text("app-id"),
            reader.Text("installation-id"));
        if (options.Repository is { } repository && !GitHubRequests.IsRepository(repository))
        {
            reader.Problem("repository", $"'{repository}' is no repository.", "owner/name");
        }

        if (options.InstallationId is { } installation && !installation.All(char.IsAsciiDigit))
        {
            reader.Problem("installation-id", $"'{installation}' is no installation.", "the number at the end of the installation's address");
        }

        return options;
    }
}
