using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.GitLab;

/// <summary>Collects from GitLab.</summary>
internal sealed class GitLabConnector(SourceDefinition source, GitLabOptions options, ISecretSource secrets, ConnectorServices services) : HttpConnector(source, services)
{
    private static readonly string[] _oneOf = [GitLabSubjects.Ref, GitLabSubjects.Tag, GitLabSubjects.Commit, GitLabSubjects.Pipeline];

    protected override SourceClientSettings Settings { get; } = new(source.Id, "GitLab", "gitlab", options.Http);

    protected override SourceAuthentication Authenticate() => Source.Secrets.ContainsKey("token")
        ? SourceAuthentication.FromSecrets(Source, secrets, ["token"], values => SourceAuthentication.Header("PRIVATE-TOKEN", values[0]), Time)
        : SourceAuthentication.None(Source, Time, "Give the source a secret 'token'");

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Select(ProjectOf).Append(options.Project).FirstOrDefault(name => name is not null) is not { } first)
        {
            using var version = await client.ReadJsonAsync(SourceRequest.Get("api/v4/version"), cancellationToken).ConfigureAwait(false);
            return $"GitLab {version.Root.Text("version")} answers; no subject names a project";
        }

        using var project = await client.ReadJsonAsync(new GitLabRequests(first, 1).Project, cancellationToken).ConfigureAwait(false);
        return await CountAsync(
            $"GitLab answers for {project.Root.Text("path_with_namespace") ?? first}",
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

        var project = ProjectOf(subject)!;
        var requests = new GitLabRequests(project, options.PageSize);
        using var found = await client.ReadJsonAsync(RequestOf(subject), cancellationToken).ConfigureAwait(false);
        var attributes = new Dictionary<string, string> { ["project"] = project };
        if (subject[GitLabSubjects.Pipeline] is not null)
        {
            await new PipelineCollection(new(client, run, options.Parts, project, attributes), requests).CollectAsync(found.Root, cancellationToken).ConfigureAwait(false);
            return;
        }

        var sha = found.Root.Text("commit", "id") ?? found.Root.Text("id") ?? throw new SourceFaultException(SourceFaultKind.Malformed, "GitLab named no commit.", "Check url.");
        attributes["git-commit"] = sha;
        var collection = new ApiCollection(client, run, options.Parts, $"{project}@{sha}", attributes);
        await new CommitCollection(collection, requests, sha).CollectAsync(subject[GitLabSubjects.Tag], cancellationToken).ConfigureAwait(false);
    }

    private SourceRequest RequestOf(Subject subject)
    {
        var requests = new GitLabRequests(ProjectOf(subject)!, options.PageSize);
        return subject[GitLabSubjects.Pipeline] is { } pipeline ? requests.Pipeline(pipeline)
            : subject[GitLabSubjects.Tag] is { } tag ? requests.Tag(tag)
            : requests.Commit((subject[GitLabSubjects.Commit] ?? subject[GitLabSubjects.Ref])!);
    }

    private CollectionGap? FindGap(Subject subject)
    {
        if (SubjectKeys.FindGap(subject, GitLabSubjects.Keys, _oneOf) is { } gap)
        {
            return gap;
        }

        if (ProjectOf(subject) is null)
        {
            return new($"Subject {subject}", "It does not say of which project.", "Give the subject or the source a 'project' as group/name or id.");
        }

        return _oneOf.Count(key => !string.IsNullOrWhiteSpace(subject[key])) > 1
            ? new($"Subject {subject}", "It names more than one thing, which may not be the same.", "Make it a subject each: ref, tag, commit or pipeline.")
            : null;
    }

    private string? ProjectOf(Subject subject) => subject[GitLabSubjects.Project] ?? options.Project;
}
