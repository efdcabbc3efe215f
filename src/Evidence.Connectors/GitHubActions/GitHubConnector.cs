using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.GitHubActions;

/// <summary>Collects from GitHub.</summary>
internal sealed class GitHubConnector(SourceDefinition source, GitHubOptions options, ISecretSource secrets, ConnectorServices services) : HttpConnector(source, services)
{
    private readonly ILogger _logger = services.Loggers.CreateLogger<GitHubApp>();

    protected override SourceClientSettings Settings { get; } =
        new(source.Id, "GitHub", "github-actions", options.Http) { ReadThrottle = GitHubThrottle.Read, ReadsRefusals = true };

    protected override SourceAuthentication Authenticate()
    {
        if (options.AppId is not null)
        {
            return new GitHubApp(Source, options, Settings, secrets, Time, _logger).Authenticate();
        }

        return Source.Secrets.ContainsKey("token")
            ? SourceAuthentication.FromSecrets(Source, secrets, ["token"], values => SourceAuthentication.Bearer(values[0]), Time)
            : SourceAuthentication.None(Source, Time, "Give the source a secret 'token', or app-id, installation-id and 'private-key'");
    }

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Select(RepositoryOf).Append(options.Repository).FirstOrDefault(name => name is not null) is not { } first)
        {
            using var limits = await client.ReadJsonAsync(SourceRequest.Get("rate_limit"), cancellationToken).ConfigureAwait(false);
            return "GitHub answers; no subject names a repository";
        }

        using var repository = await client.ReadJsonAsync(new GitHubRequests(first, 1).Repository, cancellationToken).ConfigureAwait(false);
        return await CountAsync(
            $"GitHub answers for {repository.Root.Text("full_name") ?? first}",
            subjects,
            async subject => FindGap(subject) is null && await client.IsThereAsync(RequestOf(subject), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (FindGap(subject) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        var repository = RepositoryOf(subject)!;
        var requests = new GitHubRequests(repository, options.PageSize);
        using var found = await client.ReadJsonAsync(RequestOf(subject), cancellationToken).ConfigureAwait(false);
        var attributes = new Dictionary<string, string> { ["repository"] = repository };
        if (subject[GitHubSubjects.Run] is not null)
        {
            var about = new ApiCollection(client, run, options.Parts, repository, attributes);
            await new RunCollection(about, requests, options.LogArchives).CollectAsync(found.Root, cancellationToken).ConfigureAwait(false);
            return;
        }

        var sha = found.Root.Text("sha") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "GitHub named no commit.", "Check url.");
        attributes["git-commit"] = sha;
        var collection = new ApiCollection(client, run, options.Parts, $"{repository}@{sha}", attributes);
        await new CommitCollection(collection, requests, options.LogArchives, sha, ApiCollection.Time(found.Root, "commit", "committer", "date"))
            .CollectAsync(subject[GitHubSubjects.Tag], cancellationToken).ConfigureAwait(false);
    }

    private SourceRequest RequestOf(Subject subject)
    {
        var requests = new GitHubRequests(RepositoryOf(subject)!, options.PageSize);
        return subject[GitHubSubjects.Run] is { } run ? requests.Run(run)
            : subject[GitHubSubjects.Commit] is { } commit ? requests.Commit(commit)
            : subject[GitHubSubjects.Tag] is { } tag ? requests.Commit($"tags/{tag}")
            : requests.Commit($"heads/{subject[GitHubSubjects.Branch]}");
    }

    private CollectionGap? FindGap(Subject subject)
    {
        string[] oneOf = [GitHubSubjects.Commit, GitHubSubjects.Tag, GitHubSubjects.Branch, GitHubSubjects.Run];
        if (SubjectKeys.FindGap(subject, GitHubSubjects.Keys, oneOf) is { } gap)
        {
            return gap;
        }

        if (RepositoryOf(subject) is not { } repository || !GitHubRequests.IsRepository(repository))
        {
            return new($"Subject {subject}", "It does not say of which repository.", "Give the subject or the source a 'repository' as owner/name.");
        }

        return oneOf.Count(key => !string.IsNullOrWhiteSpace(subject[key])) > 1
            ? new($"Subject {subject}", "It names more than one thing, which may not be the same.", "Make it a subject each: commit, tag, branch or run.")
            : null;
    }

    private string? RepositoryOf(Subject subject) => subject[GitHubSubjects.Repository] ?? options.Repository;
}
