using System.Net;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Collecting;

/// <summary>
/// A connector to a system that is reached over HTTP. It holds what is the same for all of them: a client for each collection, one subject after the other, faults
/// turned into gaps, and the outcome. A system's own class says what to ask.
/// </summary>
internal abstract class HttpConnector : IEvidenceConnector
{
    private readonly ConnectorServices _services;
    private readonly ILogger _logger;

    protected HttpConnector(SourceDefinition source, ConnectorServices services)
    {
        Source = source;
        _services = services;
        _logger = services.Loggers.CreateLogger($"Evidence.Connectors.{source.Type}");
    }

    protected SourceDefinition Source { get; }

    protected TimeProvider Time => _services.Time;

    public async Task<SourceCheck> CheckAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        try
        {
            var summary = await DescribeAsync(client, subjects, cancellationToken).ConfigureAwait(false);
            return new(Source.Id, Reachable: true, Authorised: true, client.Redaction.Clean(summary));
        }
        catch (SourceFaultException fault)
        {
            var isRefused = fault.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            var said = client.Redaction.Clean($"{fault.Message} {fault.Remedy}".Trim());
            return new(Source.Id, Reachable: fault.Status is not null, Authorised: fault.Status is not null && !isRefused, said);
        }
    }

    public async Task<SourceOutcome> CollectAsync(IReadOnlyList<Subject> subjects, IArtifactSink sink, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        var tally = new CollectionTally(Source, client.Redaction.Clean, _logger);
        var run = new CollectionRun(Source, sink, tally, client.Redaction.Clean, Time);
        try
        {
            await CollectAsync(client, run, subjects, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault)
        {
            tally.Break($"Everything not yet collected from '{Source.Id}'", fault);
        }

        return tally.ToOutcome(client.Requests);
    }

    /// <summary>The settings of its clients.</summary>
    protected abstract SourceClientSettings Settings { get; }

    /// <summary>How it signs in. Called for each client.</summary>
    protected abstract SourceAuthentication Authenticate();

    /// <summary>Says in one line what is there and what the subjects would give, with few requests; a fault is told by the caller.</summary>
    protected abstract Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken);

    /// <summary>Collects what one subject names. A fault that leaves it becomes the gap of the subject.</summary>
    protected abstract Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken);

    /// <summary>Collects what the subjects name, one after the other.</summary>
    protected virtual async Task CollectAsync(SourceClient client, CollectionRun run, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        foreach (var subject in subjects)
        {
            await run.AttemptAsync($"Subject {subject}", () => CollectAsync(client, run, subject, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Says how many of the subjects are there, and which are not.</summary>
    /// <param name="answer">What the source answered, as the beginning of the line.</param>
    /// <param name="subjects">What a release names.</param>
    /// <param name="isThere">Asks the source for one of them.</param>
    protected static async Task<string> CountAsync(string answer, IReadOnlyList<Subject> subjects, Func<Subject, Task<bool>> isThere)
    {
        var missing = new List<string>();
        foreach (var subject in subjects)
        {
            if (!await isThere(subject).ConfigureAwait(false))
            {
                missing.Add(subject.ToString());
            }
        }

        var said = $"{answer}; {subjects.Count - missing.Count} of {subjects.Count} subjects are there";
        return missing.Count == 0 ? said : $"{said}; not there: {string.Join("; ", missing)}";
    }

    private SourceClient CreateClient() => new(Settings, Authenticate(), Time, _logger);
}
