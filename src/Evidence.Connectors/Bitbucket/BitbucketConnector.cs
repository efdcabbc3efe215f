using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.Bitbucket;

/// <summary>Collects from Bitbucket Cloud.</summary>
internal sealed class BitbucketConnector(SourceDefinition source, BitbucketOptions options, ISecretSource secrets, ConnectorServices services) : HttpConnector(source, services)
{
    private static readonly string[] _oneOf = [BitbucketSubjects.Branch, BitbucketSubjects.Tag, BitbucketSubjects.Commit, BitbucketSubjects.Pipeline];

    protected override SourceClientSettings Settings { get; } = new(source.Id, "Bitbucket", "bitbucket", options.Http);

    protected override SourceAuthentication Authenticate() => Source.Secrets.ContainsKey("token")
        ? SourceAuthentication.FromSecrets(
            Source, secrets, ["token"], values => options.Email is { } email ? SourceAuthentication.Basic(email, values[0]) : SourceAuthentication.Bearer(values[0]), Time)
        : SourceAuthentication.None(Source, Time, "Give the source a secret 'token'");

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Select(RepositoryOf).Append(options.Repository).FirstOrDefault(name => name is not null && BitbucketOptions.IsRepository(name)) is not { } first)
        {
            using var user = await client.ReadJsonAsync(SourceRequest.Get("2.0/user"), cancellationToken).ConfigureAwait(false);
            return $"Bitbucket answers {user.Root.Text("display_name") ?? "this account"}; no subject names a repository";
        }

        using var repository = await client.ReadJsonAsync(new BitbucketRequests(first, options.PageSize).Repository, cancellationToken).ConfigureAwait(false);
        return await CountAsync(
            $"Bitbucket answers for {repository.Root.Text("full_name") ?? first}",
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
        var requests = new BitbucketRequests(repository, options.PageSize);
        using var found = await client.ReadJsonAsync(RequestOf(subject), cancellationToken).ConfigureAwait(false);
        var attributes = new Dictionary<string, string> { ["repository"] = repository };
        if (subject[BitbucketSubjects.Pipeline] is not null)
        {
            await new PipelineCollection(new(client, run, options.Parts, repository, attributes), requests).CollectAsync(found.Root, cancellationToken).ConfigureAwait(false);
            return;
        }

        var sha = found.Root.Text("target", "hash") ?? found.Root.Text("hash") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "Bitbucket named no commit.", "Check url.");
        attributes["git-commit"] = sha;
        var collection = new ApiCollection(client, run, options.Parts, $"{repository}@{sha}", attributes);
        await new CommitCollection(collection, requests, sha).CollectAsync(subject, cancellationToken).ConfigureAwait(false);
    }

    private SourceRequest RequestOf(Subject subject)
    {
        var requests = new BitbucketRequests(RepositoryOf(subject)!, options.PageSize);
        return subject[BitbucketSubjects.Pipeline] is { } pipeline ? requests.Pipeline(pipeline)
            : subject[BitbucketSubjects.Tag] is { } tag ? requests.Tag(tag)
            : subject[BitbucketSubjects.Branch] is { } branch ? requests.Branch(branch)
            : requests.Commit(subject[BitbucketSubjects.Commit]!);
    }

    private CollectionGap? FindGap(Subject subject)
    {
        if (SubjectKeys.FindGap(subject, BitbucketSubjects.Keys, _oneOf) is { } gap)
        {
            return gap;
        }

        if (RepositoryOf(subject) is not { } repository || !BitbucketOptions.IsRepository(repository))
        {
            return new($"Subject {subject}", "It does not say of which repository.", "Give the subject or the source a 'repository' as workspace/name.");
        }

        return _oneOf.Count(key => !string.IsNullOrWhiteSpace(subject[key])) > 1
            ? new($"Subject {subject}", "It names more than one thing, which may not be the same.", "Make it a subject each: branch, tag, commit or pipeline.")
            : null;
    }

    private string? RepositoryOf(Subject subject) => subject[BitbucketSubjects.Repository] ?? options.Repository;
}
