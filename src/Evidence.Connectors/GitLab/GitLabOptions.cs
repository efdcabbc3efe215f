using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.GitLab;

/// <summary>Options of a GitLab source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Parts">What is collected.</param>
/// <param name="Project">The project of subjects that name none, by path or id; null: each names one.</param>
/// <param name="PageSize">Items asked for on a page: 1 to 100, default 100.</param>
internal sealed record GitLabOptions(HttpOptions Http, Parts Parts, string? Project, int PageSize)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of GitLab; default https://gitlab.com", urlRequired: false),
        .. Parts.Describe(GitLabParts.All),
        new("project", "Path (group/name) or id of the project of subjects that name none"),
        new("page-size", "Items asked for on a page: 1 to 100, default 100"),
    ];

    public static GitLabOptions Read(OptionReader reader) => new(
        HttpOptions.Read(reader, "https://gitlab.com"), Parts.Read(reader, GitLabParts.All), reader.Text("project"), reader.Integer("page-size", 1, 100, 100));
}
