using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Connectors.Http;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Collects artifact versions: what the API says of each with its aliases, its manifest, its files.</summary>
internal sealed class WandBArtifactCollection(WandBCollection collection)
{
    /// <summary>Collects every version of every artifact of a project.</summary>
    public async Task CollectAllAsync(WandBProject project, CancellationToken cancellationToken)
    {
        await foreach (var types in collection.Server.ReadAsync(WandBQueries.ArtifactTypes, project, "project.artifactTypes", cancellationToken).ConfigureAwait(false))
        {
            foreach (var type in types.Items.Select(type => type.Text("name")).OfType<string>())
            {
                await collection.Run.AttemptAsync($"Artifacts of type '{type}' of '{project}'", () => CollectTypeAsync(project, type, null, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Collects what a subject names as <c>name:alias</c>, <c>name:v3</c> or <c>name</c>; false where there is none.</summary>
    public async Task<bool> CollectNamedAsync(WandBProject project, string name, CancellationToken cancellationToken)
    {
        var separator = name.IndexOf(':', StringComparison.Ordinal);
        using var reply = await collection.Server.QueryAsync(
            WandBQueries.ArtifactVersion, project, cancellationToken, ("name", separator < 0 ? $"{name}:latest" : name)).ConfigureAwait(false);
        if (reply.Root.Find("data", "project") is null)
        {
            throw WandBServer.NoProject(project);
        }

        if (reply.Root.Find("data", "project", "artifact") is not { } version)
        {
            return false;
        }

        if (separator >= 0)
        {
            await CollectVersionAsync(project, version, withFiles: true, cancellationToken).ConfigureAwait(false);
            return true;
        }

        var type = version.Text("artifactType", "name") ?? "";
        await CollectTypeAsync(project, type, name, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Collects the versions a run made, and what it says of those it used.</summary>
    public async Task CollectOfRunAsync(WandBProject project, string run, CancellationToken cancellationToken)
    {
        foreach (var (query, isOutput) in new[] { (WandBQueries.RunOutputs, true), (WandBQueries.RunInputs, false) })
        {
            await collection.Run.AttemptAsync($"Artifacts {(isOutput ? "made" : "used")} by run {run} of '{project}'", async () =>
            {
                await foreach (var page in collection.Server.ReadAsync(query, project, "project.run.artifacts", cancellationToken, ("run", run)).ConfigureAwait(false))
                {
                    foreach (var version in page.Items)
                    {
                        await CollectVersionAsync(project, version, withFiles: isOutput, cancellationToken).ConfigureAwait(false);
                    }
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Collects one version.</summary>
    public async Task CollectVersionAsync(WandBProject project, JsonElement version, bool withFiles, CancellationToken cancellationToken)
    {
        var draft = DraftOf(project, version);
        await collection.Run.KeepAsync(draft, version.RawBytes(), cancellationToken).ConfigureAwait(false);
        var id = version.Text("id");

        // A version that was deleted or never committed has no content.
        if (id is null || version.Text("state") is { } state && state != "COMMITTED")
        {
            return;
        }

        await collection.Run.AttemptAsync($"Manifest of {draft.Subject}", () => KeepManifestAsync(draft, id, cancellationToken)).ConfigureAwait(false);
        if (withFiles && collection.WithArtifactFiles && version.Number("fileCount") is not 0)
        {
            await collection.Run.AttemptAsync($"Files of {draft.Subject}", () => CollectFilesAsync(draft, id, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task CollectTypeAsync(WandBProject project, string type, string? only, CancellationToken cancellationToken)
    {
        if (only is not null)
        {
            await CollectVersionsAsync(project, type, only, cancellationToken).ConfigureAwait(false);
            return;
        }

        await foreach (var page in collection.Server.ReadAsync(
            WandBQueries.ArtifactCollections, project, "project.artifactType.artifactCollections", cancellationToken, ("type", type)).ConfigureAwait(false))
        {
            foreach (var name in page.Items.Select(found => found.Text("name")).OfType<string>())
            {
                await collection.Run.AttemptAsync($"Versions of artifact '{name}' of '{project}'", () => CollectVersionsAsync(project, type, name, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private async Task CollectVersionsAsync(WandBProject project, string type, string name, CancellationToken cancellationToken)
    {
        (string, JsonNode?)[] variables = [("type", type), ("collection", name)];
        await foreach (var page in collection.Server.ReadAsync(
            WandBQueries.ArtifactVersions, project, "project.artifactType.artifactCollection.artifacts", cancellationToken, variables).ConfigureAwait(false))
        {
            foreach (var version in page.Items)
            {
                await CollectVersionAsync(project, version, withFiles: true, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepManifestAsync(ArtifactDraft version, string id, CancellationToken cancellationToken)
    {
        using var reply = await collection.Server.QueryAsync(WandBQueries.ArtifactManifest, null, cancellationToken, ("id", id)).ConfigureAwait(false);
        if (reply.Root.Find("data", "artifact", "currentManifest") is { } manifest && manifest.Find("file") is { } file)
        {
            var draft = version with { Name = Beside(version, "manifest.json"), Locator = $"{version.Locator}/manifest" };
            await collection.KeepFileAsync(draft, file, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            collection.Run.Tally.Note(new CollectionGap($"Manifest of {version.Subject}", "Weights & Biases has no manifest of it.", "Check that the version was committed."));
        }
    }

    private async Task CollectFilesAsync(ArtifactDraft version, string id, CancellationToken cancellationToken)
    {
        await foreach (var page in collection.Server.ReadAsync(WandBQueries.ArtifactFiles, null, "artifact.files", cancellationToken, ("id", id)).ConfigureAwait(false))
        {
            foreach (var file in page.Items)
            {
                var name = file.Text("name") ?? "";
                if (!WandBCollection.IsSafe(name))
                {
                    collection.Run.Tally.Note(new CollectionGap($"File '{name}' of {version.Subject}", "It is no path below the artifact's files.", "Log the file under another name."));
                    continue;
                }

                var draft = version with
                {
                    Name = Beside(version, $"files/{name}"),
                    MediaType = Collecting.MediaTypes.Of(name),
                    Locator = $"{version.Locator}/files/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}",
                };
                await collection.KeepFileAsync(draft, file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private ArtifactDraft DraftOf(WandBProject project, JsonElement version)
    {
        var name = version.Text("artifactSequence", "name") ?? version.Text("id") ?? "artifact";
        var number = $"v{version.Text("versionIndex") ?? "?"}";
        var home = version.Text("artifactSequence", "project", "name") is { } homeName
            ? new WandBProject(version.Text("artifactSequence", "project", "entityName") ?? project.Entity, homeName) : project;
        return collection.DraftOf(
            home,
            $"artifacts/{home.Name}/{name}/{number}/artifact.json",
            collection.LocatorOf(home, "artifacts", name, number),
            $"{name}:{number}",
            WandBCollection.Time(version, "createdAt"),
            ("artifact-type", version.Text("artifactType", "name")),
            ("digest", version.Text("digest")),
            ("aliases", string.Join(", ", version.Items("aliases").Select(alias => alias.Text("alias")).OfType<string>().Distinct().Order(StringComparer.Ordinal))),
            ("run", version.Text("createdBy", "__typename") == "Run" ? version.Text("createdBy", "name") : null));
    }

    private static string Beside(ArtifactDraft version, string name) => version.Name[..(version.Name.LastIndexOf('/') + 1)] + name;
}
