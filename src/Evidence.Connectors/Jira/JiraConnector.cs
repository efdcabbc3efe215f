using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.Jira;

/// <summary>Collects from Jira Cloud.</summary>
internal sealed class JiraConnector(SourceDefinition source, JiraOptions options, ISecretSource secrets, ConnectorServices services) : HttpConnector(source, services)
{
    protected override SourceClientSettings Settings { get; } = new(source.Id, "Jira", "jira", options.Http);

    protected override SourceAuthentication Authenticate() => SourceAuthentication.FromSecrets(
        Source,
        secrets,
        ["token"],
        values => options.Email is { } email ? SourceAuthentication.Basic(email, values[0]) : SourceAuthentication.Bearer(values[0]),
        Time);

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        using var myself = await client.ReadJsonAsync(JiraRequests.Myself, cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        foreach (var subject in subjects)
        {
            found.Add(JiraSubjects.FindGap(subject) is { } gap ? $"{subject}: {gap.Why}" : await CountAsync(client, subject, cancellationToken).ConfigureAwait(false));
        }

        var who = $"Jira answers {myself.Root.Text("displayName") ?? "this account"}";
        return found.Count == 0 ? who : $"{who}; {string.Join("; ", found)}";
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var fields = JiraFields.None;
        await run.AttemptAsync("Names of fields", async () => fields = await JiraFields.ReadAsync(client, options, run.Tally, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var subject in subjects)
        {
            await run.AttemptAsync($"Subject {subject}", () => CollectAsync(new JiraIssueCollection(client, run, options, fields), subject, cancellationToken)).ConfigureAwait(false);
        }
    }

    protected override Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken) =>
        CollectAsync(client, run, [subject], cancellationToken);

    private static async Task CollectAsync(JiraIssueCollection collection, Subject subject, CancellationToken cancellationToken)
    {
        if (JiraSubjects.FindGap(subject) is { } gap)
        {
            collection.Run.Tally.Note(gap);
            return;
        }

        await collection.CollectAsync(subject, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> CountAsync(SourceClient client, Subject subject, CancellationToken cancellationToken)
    {
        using var reply = await client.ReadJsonAsync(JiraRequests.Count(subject[JiraSubjects.Jql]!), cancellationToken).ConfigureAwait(false);
        return $"about {reply.Root.Number("count") ?? 0} issues for {subject} (Jira's estimate)";
    }
}
