using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.ServiceNow;

/// <summary>Collects from ServiceNow.</summary>
internal sealed class ServiceNowConnector : HttpConnector
{
    private readonly ServiceNowOptions _options;
    private readonly ServiceNowSignIn _signIn;

    public ServiceNowConnector(SourceDefinition source, ServiceNowOptions options, ISecretSource secrets, ConnectorServices services)
        : base(source, services)
    {
        _options = options;
        Settings = new(source.Id, "ServiceNow", "servicenow", options.Http);
        _signIn = new ServiceNowSignIn(source, options, secrets, Settings, services);
    }

    protected override SourceClientSettings Settings { get; }

    protected override SourceAuthentication Authenticate() => _signIn.Create();

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        using var ping = await client.ReadJsonAsync(ServiceNowRequests.Ping, cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        foreach (var subject in subjects)
        {
            found.Add(ServiceNowSubjects.FindGap(subject) is { } gap ? $"{subject}: {gap.Why}" : await CountAsync(client, subject, cancellationToken).ConfigureAwait(false));
        }

        return string.Join("; ", found.Prepend("ServiceNow answers"));
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (ServiceNowSubjects.FindGap(subject) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        await new ServiceNowCollection(client, run, _options, subject).CollectAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<string> CountAsync(SourceClient client, Subject subject, CancellationToken cancellationToken)
    {
        var table = subject[ServiceNowSubjects.Table]!;
        using var reply = await client.ReadJsonAsync(ServiceNowRequests.Count(table, subject[ServiceNowSubjects.Query]), cancellationToken).ConfigureAwait(false);
        return ServiceNowRequests.TotalOf(reply) is { } total ? $"{total} records of {table}" : $"{table} is there";
    }
}
