using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;

namespace Evidence.Connectors.Bitbucket;

/// <summary>Options of a Bitbucket source.</summary>
/// <param name="Http">Where it is and how it is called.</param>
/// <param name="Parts">What is collected.</param>
/// <param name="Repository">The repository of subjects that name none, as workspace/name; null: each names one.</param>
/// <param name="Email">The account an API token belongs to; null: the token is sent as bearer.</param>
/// <param name="PageSize">Items asked for on a page: 10 to 100, default 100.</param>
internal sealed record BitbucketOptions(HttpOptions Http, Parts Parts, string? Repository, string? Email, int PageSize)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        .. HttpOptions.Describe("Address of the API; default https://api.bitbucket.org", urlRequired: false),
        .. Parts.Describe(BitbucketParts.All),
        new("repository", "Repository of subjects that name none, as workspace/name"),
        new("email", "Account the API token belongs to (basic); absent: the token is an access token, sent as bearer"),
        new("page-size", "Items asked for on a page: 10 to 100, default 100"),
    ];

    public static BitbucketOptions Read(OptionReader reader) => new(
        HttpOptions.Read(reader, "https://api.bitbucket.org"),
        Parts.Read(reader, BitbucketParts.All),
        RepositoryOf(reader),
        reader.Text("email"),
        reader.Integer("page-size", 10, 100, 100));

    /// <summary>Whether a text is a workspace and a repository.</summary>
    public static bool IsRepository(string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }];

    private static string? RepositoryOf(OptionReader reader)
    {
        var text = reader.Text("repository");
        if (text is not null && !IsRepository(text))
        {
            reader.Problem("repository", $"'{text}' is not what 'repository' takes.", "workspace/name, as in the address of the repository");
        }

        return text;
    }
}
