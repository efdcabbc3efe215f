using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureDevOps;

/// <summary>Collects from Azure Pipelines.</summary>
internal sealed class AzureDevOpsConnector(SourceDefinition source, AzureDevOpsOptions options, ISecretSource secrets, ConnectorServices services)
    : HttpConnector(source, services)
{
    // The application id of Azure DevOps in Microsoft Entra ID.
    private const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";
    private readonly ConnectorServices _services = services;

    protected override SourceClientSettings Settings { get; } = new(source.Id, "Azure DevOps", "azure-devops", options.Http);

    protected override SourceAuthentication Authenticate()
    {
        if (Source.Secrets.ContainsKey("token"))
        {
            return SourceAuthentication.FromSecrets(Source, secrets, ["token"], values => SourceAuthentication.Basic("", values[0]), Time);
        }

        return _services.Credential is { } credential
            ? SourceAuthentication.FromEntra(credential, Scope, $"Check that the identity of this host is a user of the organization of source '{Source.Id}' and may read the project.", Time)
            : SourceAuthentication.None(Source, Time, "Give the source a secret 'token', or run with an identity of Microsoft Entra ID");
    }

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        if (subjects.Select(ProjectOf).Append(options.Project).FirstOrDefault(name => name is not null) is not { } first)
        {
            using var projects = await client.ReadJsonAsync(SourceRequest.Get($"{Uri.EscapeDataString(options.Organization)}/_apis/projects", ("$top", "1")), cancellationToken).ConfigureAwait(false);
            return "Azure DevOps answers; no subject names a project";
        }

        using var project = await client.ReadJsonAsync(RequestsFor(first).Project, cancellationToken).ConfigureAwait(false);
        return await CountAsync(
            $"Azure DevOps answers for {project.Root.Text("name") ?? first}",
            subjects,
            async subject => FindGap(subject) is null && await IsThereAsync(client, subject, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (FindGap(subject) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        var project = ProjectOf(subject)!;
        var requests = RequestsFor(project);
        var collection = new ApiCollection(client, run, options.Parts, project, new Dictionary<string, string> { ["project"] = project });
        var builds = new BuildCollection(collection, collection.Through(ReleasesOf(client)), requests);
        if (subject[AzureDevOpsSubjects.Build] is { } id)
        {
            using var build = await client.ReadJsonAsync(requests.Build(id), cancellationToken).ConfigureAwait(false);
            await builds.CollectAsync(build.Root, cancellationToken).ConfigureAwait(false);
            return;
        }

        await CollectListedAsync(client, run, subject, builds, cancellationToken).ConfigureAwait(false);
    }

    // The listing has no filter by commit; the builds of others are read past.
    private async Task CollectListedAsync(SourceClient client, CollectionRun run, Subject subject, BuildCollection builds, CancellationToken cancellationToken)
    {
        var commit = subject[AzureDevOpsSubjects.Commit];
        var (seen, count) = (0, 0);
        await foreach (var page in client.ReadPagesAsync(AzureDevOpsRequests.Continued(BuildsOf(subject)), cancellationToken).ConfigureAwait(false))
        {
            var wanted = page.Items.Where(build => IsOf(build, commit)).ToList();
            await Parallel.ForEachAsync(
                wanted, new ParallelOptions { MaxDegreeOfParallelism = options.Http.Parallelism, CancellationToken = cancellationToken },
                async (build, token) => await builds.CollectAsync(build, token).ConfigureAwait(false)).ConfigureAwait(false);
            (seen, count) = (seen + page.Items.Count, count + wanted.Count);
            run.Report($"{run.Source.Id}: {count} of {seen} builds are of {subject}");
        }
    }

    private static bool IsOf(JsonElement build, string? commit) =>
        commit is null || build.Text("sourceVersion")?.StartsWith(commit, StringComparison.OrdinalIgnoreCase) == true;

    private Task<bool> IsThereAsync(SourceClient client, Subject subject, CancellationToken cancellationToken) => client.IsThereAsync(
        subject[AzureDevOpsSubjects.Build] is { } id ? RequestsFor(ProjectOf(subject)!).Build(id) : BuildsOf(subject).With("$top", "1"),
        cancellationToken);

    private SourceRequest BuildsOf(Subject subject) => RequestsFor(ProjectOf(subject)!).Builds(
        subject[AzureDevOpsSubjects.Branch], subject[AzureDevOpsSubjects.Definition], subject[AzureDevOpsSubjects.Since] is { } since ? Amounts.ReadTime(since) : null);

    private SourceClient ReleasesOf(SourceClient client) => SourceTransport.IsSameOrigin(options.ReleasesUrl, options.Http.Url)
        ? client
        : client.CreateSibling(Settings with { Options = options.Http with { Url = options.ReleasesUrl } }, Authenticate());

    private AzureDevOpsRequests RequestsFor(string project) => new(options.Organization, project, options.PageSize);

    private CollectionGap? FindGap(Subject subject)
    {
        if (SubjectKeys.FindGap(subject, AzureDevOpsSubjects.Keys, AzureDevOpsSubjects.Build, AzureDevOpsSubjects.Commit, AzureDevOpsSubjects.Branch) is { } gap)
        {
            return gap;
        }

        if (ProjectOf(subject) is null)
        {
            return new($"Subject {subject}", "It does not say of which project.", "Give the subject or the source a 'project'.");
        }

        if (subject[AzureDevOpsSubjects.Commit] is { Length: < 7 } commit)
        {
            return new($"Subject {subject}", $"'{commit}' is too short to tell a commit.", "Give at least seven digits of it.");
        }

        return subject[AzureDevOpsSubjects.Since] is { } since && Amounts.ReadTime(since) is null
            ? new($"Subject {subject}", $"'{since}' is no date.", "Write it as 2026-01-31.")
            : null;
    }

    private string? ProjectOf(Subject subject) => subject[AzureDevOpsSubjects.Project] ?? options.Project;
}
