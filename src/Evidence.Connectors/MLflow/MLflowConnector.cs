using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.MLflow;

/// <summary>Collects from a server that speaks MLflow's REST API.</summary>
internal sealed class MLflowConnector(
    SourceDefinition source, MLflowOptions options, MLflowDialect dialect, SourceClientSettings settings, Func<SourceAuthentication> authenticate, ConnectorServices services)
    : HttpConnector(source, services)
{
    protected override SourceClientSettings Settings => settings;

    protected override SourceAuthentication Authenticate() => authenticate();

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var server = new MLflowServer(client, options, dialect);
        using (await server.FindAsync(MLflowRequests.Experiments(1, null), cancellationToken).ConfigureAwait(false))
        {
            return await CountAsync($"{settings.System} answers", subjects, subject => ExistsAsync(server, subject, cancellationToken)).ConfigureAwait(false);
        }
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        var wrong = SubjectKeys.FindGap(subject, MLflowSubjects.Keys, MLflowSubjects.Experiment, MLflowSubjects.Run, MLflowSubjects.Model, MLflowSubjects.Filter);
        if ((wrong ?? SubjectKeys.FindFlagGap(subject, MLflowSubjects.Artifacts)) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        var collection = new MLflowCollection(new MLflowServer(client, options, dialect), run);
        var withFiles = bool.TryParse(subject[MLflowSubjects.Artifacts], out var said) ? said : options.Artifacts;
        var runs = new RunCollection(collection, withFiles);
        var loggedModels = new LoggedModelCollection(collection, withFiles);
        if (subject[MLflowSubjects.Model] is { } model)
        {
            await new ModelCollection(collection, runs, loggedModels).CollectAsync(subject, model, cancellationToken).ConfigureAwait(false);
        }

        if (subject[MLflowSubjects.Run] is { } runName)
        {
            await CollectRunAsync(collection, runs, loggedModels, subject, runName, cancellationToken).ConfigureAwait(false);
        }
        else if (subject[MLflowSubjects.Experiment] is not null || subject[MLflowSubjects.Filter] is not null)
        {
            await CollectExperimentsAsync(collection, runs, loggedModels, subject, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CollectRunAsync(
        MLflowCollection collection, RunCollection runs, LoggedModelCollection loggedModels, Subject subject, string name, CancellationToken cancellationToken)
    {
        var found = await FindRunsAsync(collection.Server, subject, name, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"MLflow has no run '{name}'{(subject[MLflowSubjects.Experiment] is { } experiment ? $" in experiment '{experiment}'" : "")}.",
                "Check the id; a name of a run needs 'experiment' too; a deleted run has to be restored."));
            return;
        }

        foreach (var run in found)
        {
            await runs.CollectWithNestedAsync(run, cancellationToken).ConfigureAwait(false);
            await collection.Run.AttemptAsync($"Logged models of run {run.Id}", () =>
                loggedModels.CollectAsync(run.ExperimentId, $"source_run_id = {MLflowRequests.Quote(run.Id)}", cancellationToken)).ConfigureAwait(false);
            await new TraceCollection(collection).CollectAsync(run.ExperimentId, run.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CollectExperimentsAsync(
        MLflowCollection collection, RunCollection runs, LoggedModelCollection loggedModels, Subject subject, CancellationToken cancellationToken)
    {
        var name = subject[MLflowSubjects.Experiment] ?? "*";
        var filter = subject[MLflowSubjects.Filter];
        var found = await collection.Server.FindExperimentsAsync(name, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 && name != "*")
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"MLflow has no experiment '{name}'.", "Check the name or id, and that the account may see it."));
        }

        foreach (var experiment in found)
        {
            await KeepExperimentAsync(collection, experiment, cancellationToken).ConfigureAwait(false);
            await collection.Run.AttemptAsync($"Runs of experiment '{experiment.Name}'", () => runs.CollectExperimentAsync(experiment, filter, cancellationToken)).ConfigureAwait(false);
            if (filter is null)
            {
                await collection.Run.AttemptAsync($"Logged models of experiment '{experiment.Name}'", () => loggedModels.CollectAsync(experiment.Id, null, cancellationToken)).ConfigureAwait(false);
                await new TraceCollection(collection).CollectAsync(experiment.Id, null, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task KeepExperimentAsync(MLflowCollection collection, MLflowExperiment experiment, CancellationToken cancellationToken)
    {
        var draft = new ArtifactDraft($"experiments/{experiment.Id}/experiment.json", MediaTypes.Json, collection.Server.Client.LocatorOf(MLflowRequests.ExperimentById(experiment.Id)),
            experiment.Name, collection.Run.Version);
        await collection.Run.KeepAsync(draft, (byte[])[.. "{\"experiment\":"u8, .. experiment.Json, .. "}"u8], cancellationToken).ConfigureAwait(false);
    }

    // By id where it is one; else by name within the experiment.
    private static async Task<List<MLflowRun>> FindRunsAsync(MLflowServer server, Subject subject, string name, CancellationToken cancellationToken)
    {
        using (var reply = await server.FindAsync(MLflowRequests.Run(name), cancellationToken).ConfigureAwait(false))
        {
            if (reply is not null)
            {
                return [MLflowRun.Of(reply)];
            }
        }

        var found = new List<MLflowRun>();
        if (subject[MLflowSubjects.Experiment] is not { } experimentName)
        {
            return found;
        }

        foreach (var experiment in await server.FindExperimentsAsync(experimentName, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var page in server.ReadRunsAsync(experiment.Id, $"attributes.run_name = {MLflowRequests.Quote(name)}", cancellationToken).ConfigureAwait(false))
            {
                found.AddRange(page.Items.Select(MLflowRun.OfSearch).Where(run => run.Name == name));
            }
        }

        return found;
    }

    private static async Task<bool> ExistsAsync(MLflowServer server, Subject subject, CancellationToken cancellationToken)
    {
        if (subject[MLflowSubjects.Run] is { } run)
        {
            return (await FindRunsAsync(server, subject, run, cancellationToken).ConfigureAwait(false)).Count > 0;
        }

        if (subject[MLflowSubjects.Model] is { } model && !model.Contains('*', StringComparison.Ordinal))
        {
            using var reply = await server.FindAsync(MLflowRequests.RegisteredModel(model), cancellationToken).ConfigureAwait(false);
            return reply is not null;
        }

        return subject[MLflowSubjects.Experiment] is not { } experiment || (await server.FindExperimentsAsync(experiment, cancellationToken).ConfigureAwait(false)).Count > 0;
    }
}
