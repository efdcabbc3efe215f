using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.AzureBoards;

/// <summary>Collects from Azure Boards.</summary>
internal sealed class AzureBoardsConnector(SourceDefinition source, AzureBoardsOptions options, Func<SourceAuthentication> authenticate, ConnectorServices services)
    : HttpConnector(source, services)
{
    protected override SourceClientSettings Settings { get; } = new(source.Id, "Azure Boards", "azure-boards", options.Http);

    protected override SourceAuthentication Authenticate() => authenticate();

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var server = new AzureBoardsServer(client, options);
        await server.PingAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        foreach (var subject in subjects)
        {
            found.Add(AzureBoardsSubjects.FindGap(subject, options.Project) is { } gap
                ? $"{subject}: {gap.Why}"
                : $"{(await FindIdsAsync(server, subject, cancellationToken).ConfigureAwait(false)).Count} work items for {subject}");
        }

        return string.Join("; ", found.Prepend("Azure Boards answers"));
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (AzureBoardsSubjects.FindGap(subject, options.Project) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        var server = new AzureBoardsServer(client, options);
        var ids = await FindIdsAsync(server, subject, cancellationToken).ConfigureAwait(false);
        await new WorkItemCollection(server, run, options, subject).CollectAsync(ids, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<long>> FindIdsAsync(AzureBoardsServer server, Subject subject, CancellationToken cancellationToken)
    {
        var project = subject[AzureBoardsSubjects.Project] ?? options.Project;
        var text = subject[AzureBoardsSubjects.Wiql]
            ?? await server.ReadQueryAsync(project!, subject[AzureBoardsSubjects.Query]!, cancellationToken).ConfigureAwait(false);
        return await server.FindIdsAsync(project, text, cancellationToken).ConfigureAwait(false);
    }
}
