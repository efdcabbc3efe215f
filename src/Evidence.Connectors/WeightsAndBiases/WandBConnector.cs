using System.Text.Json.Nodes;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Collects from Weights &amp; Biases.</summary>
internal sealed class WandBConnector(SourceDefinition source, WandBOptions options, ISecretSource secrets, ProjectTurns turns, ConnectorServices services)
    : HttpConnector(source, services)
{
    protected override SourceClientSettings Settings { get; } = new(source.Id, "Weights & Biases", "weights-and-biases", options.Http);

    protected override SourceAuthentication Authenticate() =>
        SourceAuthentication.FromSecrets(Source, secrets, ["api-key"], values => SourceAuthentication.Basic("api", values[0]), Time);

    protected override async Task<string> DescribeAsync(SourceClient client, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        var server = new WandBServer(client, options, turns);
        using var viewer = await server.QueryAsync(WandBQueries.Viewer, null, cancellationToken).ConfigureAwait(false);
        if (viewer.Root.Find("data", "viewer") is null)
        {
            throw new SourceFaultException(SourceFaultKind.Unauthorised, "Weights & Biases does not know the API key.", $"Check the secret 'api-key' of source '{Source.Id}'.", System.Net.HttpStatusCode.Unauthorized);
        }

        return await CountAsync(
            $"Weights & Biases answers {viewer.Root.Text("data", "viewer", "username")}",
            subjects,
            subject => IsThereAsync(server, subject, cancellationToken)).ConfigureAwait(false);
    }

    // A subject that names no project has a gap of its own when it is collected.
    private async Task<bool> IsThereAsync(WandBServer server, Subject subject, CancellationToken cancellationToken)
    {
        if (subject[WandBSubjects.Project] is not { } name)
        {
            return true;
        }

        using var reply = await server.QueryAsync(WandBQueries.Project, new WandBProject(EntityOf(subject) ?? "", name), cancellationToken).ConfigureAwait(false);
        return reply.Root.Find("data", "project") is not null;
    }

    protected override async Task CollectAsync(SourceClient client, CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (FindGap(subject) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        var withFiles = !bool.TryParse(subject[WandBSubjects.Files], out var said) || said;
        var collection = new WandBCollection(new WandBServer(client, options, turns), run, withFiles);
        var artifacts = new WandBArtifactCollection(collection);
        if (subject[WandBSubjects.Registry] is { } registry)
        {
            await new WandBRegistryCollection(collection, artifacts).CollectAsync(subject, EntityOf(subject)!, registry, cancellationToken).ConfigureAwait(false);
        }

        if (subject[WandBSubjects.Project] is { } name)
        {
            await CollectProjectAsync(collection, artifacts, subject, new WandBProject(EntityOf(subject)!, name), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task CollectProjectAsync(
        WandBCollection collection, WandBArtifactCollection artifacts, Subject subject, WandBProject project, CancellationToken cancellationToken)
    {
        var runs = new WandBRunCollection(collection);
        if (subject[WandBSubjects.Artifact] is { } artifact && !await artifacts.CollectNamedAsync(project, artifact, cancellationToken).ConfigureAwait(false))
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"Project '{project}' has no artifact '{artifact}'.", "Check the name, and the alias or version after the colon."));
        }

        if (subject[WandBSubjects.Run] is { } run)
        {
            await CollectRunAsync(collection, runs, artifacts, subject, project, run, cancellationToken).ConfigureAwait(false);
        }
        else if (subject[WandBSubjects.Artifact] is null || subject[WandBSubjects.Filter] is not null)
        {
            await runs.CollectAllAsync(project, subject[WandBSubjects.Filter], cancellationToken).ConfigureAwait(false);
            if (subject[WandBSubjects.Filter] is null)
            {
                await collection.Run.AttemptAsync($"Artifacts of '{project}'", () => artifacts.CollectAllAsync(project, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private static async Task CollectRunAsync(
        WandBCollection collection, WandBRunCollection runs, WandBArtifactCollection artifacts, Subject subject, WandBProject project, string run, CancellationToken cancellationToken)
    {
        using var reply = await collection.Server.QueryAsync(WandBQueries.Run, project, cancellationToken, ("run", run)).ConfigureAwait(false);
        if (reply.Root.Find("data", "project") is null)
        {
            throw WandBServer.NoProject(project);
        }

        if (reply.Root.Find("data", "project", "run") is { } found)
        {
            await runs.CollectAsync(project, found, cancellationToken).ConfigureAwait(false);
            await artifacts.CollectOfRunAsync(project, run, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!await CollectByNameAsync(collection, runs, artifacts, project, run, cancellationToken).ConfigureAwait(false))
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"Project '{project}' has no run '{run}'.", "Check the id (the last part of the run's address) or the name; a deleted run has to be restored."));
        }
    }

    private static async Task<bool> CollectByNameAsync(
        WandBCollection collection, WandBRunCollection runs, WandBArtifactCollection artifacts, WandBProject project, string name, CancellationToken cancellationToken)
    {
        var any = false;
        var filter = new JsonObject { ["display_name"] = name }.ToJsonString();
        await foreach (var page in collection.Server.ReadAsync(WandBQueries.Runs, project, "project.runs", cancellationToken, ("filters", filter)).ConfigureAwait(false))
        {
            foreach (var run in page.Items.Where(found => found.Text("displayName") == name))
            {
                any = true;
                await runs.CollectAsync(project, run, cancellationToken).ConfigureAwait(false);
                await artifacts.CollectOfRunAsync(project, run.Text("name") ?? "", cancellationToken).ConfigureAwait(false);
            }
        }

        return any;
    }

    private CollectionGap? FindGap(Subject subject)
    {
        var wrong = SubjectKeys.FindGap(subject, WandBSubjects.Keys, WandBSubjects.Project, WandBSubjects.Registry);
        if ((wrong ?? SubjectKeys.FindFlagGap(subject, WandBSubjects.Files)) is { } gap)
        {
            return gap;
        }

        if (EntityOf(subject) is null)
        {
            return new($"Subject {subject}", "It does not say whose project or registry it is.", "Give the subject or the source an 'entity'.");
        }

        return subject[WandBSubjects.Filter] is { } filter && !IsJson(filter)
            ? new($"Subject {subject}", $"The filter '{filter}' is no JSON object.", "Write it as the API takes it, for instance {\"tags\": \"candidate\"}.")
            : null;
    }

    private string? EntityOf(Subject subject) => subject[WandBSubjects.Entity] ?? options.Entity;

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
