using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Artifacts;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Collects versions linked into a registry of the organisation, with the artifacts they link to.</summary>
internal sealed class WandBRegistryCollection(WandBCollection collection, WandBArtifactCollection artifacts)
{
    private const string Prefix = "wandb-registry-";

    /// <summary>Collects what a subject names by registry, collection, and alias or version.</summary>
    public async Task CollectAsync(Subject subject, string entity, string registry, CancellationToken cancellationToken)
    {
        var project = await FindAsync(entity, registry, cancellationToken).ConfigureAwait(false);
        var one = subject[WandBSubjects.Alias] ?? subject[WandBSubjects.Version];
        if (subject[WandBSubjects.Collection] is not { } name)
        {
            await CollectAllAsync(subject, project, cancellationToken).ConfigureAwait(false);
        }
        else if (one is null)
        {
            await CollectVersionsAsync(project, name, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await CollectOneAsync(subject, project, $"{name}:{one}", cancellationToken).ConfigureAwait(false);
        }
    }

    // A registry is a project of the organisation; its name begins so. A server without organisations keeps the registry in the entity itself.
    private async Task<WandBProject> FindAsync(string entity, string registry, CancellationToken cancellationToken)
    {
        using var reply = await collection.Server.QueryAsync(WandBQueries.OrganizationEntity, null, cancellationToken, ("entity", entity)).ConfigureAwait(false);
        var organisation = reply.Root.Text("data", "entity", "organization", "orgEntity", "name");
        return new(organisation ?? entity, registry.StartsWith(Prefix, StringComparison.Ordinal) || organisation is null ? registry : Prefix + registry);
    }

    private async Task CollectAllAsync(Subject subject, WandBProject project, CancellationToken cancellationToken)
    {
        var alias = subject[WandBSubjects.Alias];
        await foreach (var page in collection.Server.ReadAsync(WandBQueries.RegistryCollections, project, "project.artifactCollections", cancellationToken).ConfigureAwait(false))
        {
            foreach (var name in page.Items.Select(found => found.Text("name")).OfType<string>())
            {
                await collection.Run.AttemptAsync($"Collection '{name}' of registry '{project}'", () => CollectVersionsAsync(project, name, cancellationToken, alias)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectVersionsAsync(WandBProject project, string name, CancellationToken cancellationToken, string? alias = null)
    {
        (string, JsonNode?)[] variables = [("collection", name)];
        await foreach (var page in collection.Server.ReadAsync(
            WandBQueries.RegistryVersions, project, "project.artifactCollection.artifactMemberships", cancellationToken, variables).ConfigureAwait(false))
        {
            foreach (var membership in page.Items.Where(found => alias is null || AliasesOf(found).Contains(alias)))
            {
                await KeepAsync(project, membership, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectOneAsync(Subject subject, WandBProject project, string name, CancellationToken cancellationToken)
    {
        using var reply = await collection.Server.QueryAsync(WandBQueries.RegistryVersion, project, cancellationToken, ("name", name)).ConfigureAwait(false);
        if (reply.Root.Find("data", "project") is null)
        {
            throw WandBServer.NoProject(project);
        }

        if (reply.Root.Find("data", "project", "artifactCollectionMembership") is not { } membership)
        {
            collection.Run.Tally.Note(new CollectionGap($"Subject {subject}", $"Registry '{project}' has no '{name}'.", "Check collection, alias and version; an alias may have been moved or removed."));
            return;
        }

        await KeepAsync(project, membership, cancellationToken).ConfigureAwait(false);
    }

    private async Task KeepAsync(WandBProject project, JsonElement membership, CancellationToken cancellationToken)
    {
        var name = membership.Text("artifactCollection", "name") ?? "";
        var number = $"v{membership.Text("versionIndex") ?? "?"}";
        var draft = collection.DraftOf(
            project, $"registry/{project.Name}/{name}/{number}.json", collection.LocatorOf(project, "registry", name, number), $"{name}:{number}", WandBCollection.Time(membership, "createdAt"),
            ("aliases", string.Join(", ", AliasesOf(membership))),
            ("digest", membership.Text("artifact", "digest")));
        await collection.Run.KeepAsync(draft with { Kind = ArtifactKinds.RegisteredModel }, membership.RawBytes(), cancellationToken).ConfigureAwait(false);
        if (membership.Find("artifact") is { } version)
        {
            await artifacts.CollectVersionAsync(project, version, withFiles: true, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            collection.Run.Tally.Note(new CollectionGap($"Artifact behind {name}:{number} of registry '{project}'", "The account may not see it, or it was deleted.", "Grant the account access to the project it comes from."));
        }
    }

    private static IEnumerable<string> AliasesOf(JsonElement membership) => membership.Items("aliases").Select(alias => alias.Text("alias")).OfType<string>().Order(StringComparer.Ordinal);
}
