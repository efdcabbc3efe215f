using System.Text.Json;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>One collection of a Weights &amp; Biases source: what its parts share.</summary>
internal sealed class WandBCollection(WandBServer server, CollectionRun run, bool withFiles)
{
    public WandBServer Server => server;

    public CollectionRun Run => run;

    /// <summary>Whether files of runs are collected.</summary>
    public bool WithRunFiles => withFiles && server.Options.Files;

    /// <summary>Whether files of artifacts are collected.</summary>
    public bool WithArtifactFiles => withFiles && server.Options.ArtifactFiles;

    /// <summary>The locator of something of a project.</summary>
    public string LocatorOf(WandBProject project, params string[] path) =>
        server.Client.LocatorOf(new SourceRequest(string.Join('/', new[] { project.Entity, project.Name }.Concat(path).SelectMany(part => part.Split('/')).Select(Uri.EscapeDataString))));

    /// <summary>A draft for something of a project.</summary>
    public ArtifactDraft DraftOf(WandBProject project, string name, string locator, string subject, DateTimeOffset? producedAt, params (string Name, string? Value)[] attributes) => new(
        name,
        MediaTypes.Of(name),
        locator,
        subject,
        run.Version,
        producedAt,
        attributes.Append(("project", project.ToString())).Where(pair => !string.IsNullOrEmpty(pair.Item2)).ToDictionary(pair => pair.Item1, pair => pair.Item2!));

    /// <summary>Keeps a file behind the signed address that a listing told. The signature is read and not kept.</summary>
    public async Task KeepFileAsync(ArtifactDraft draft, JsonElement file, CancellationToken cancellationToken)
    {
        var size = file.Number("sizeBytes");
        var described = draft with { Revision = file.Text("md5") ?? (file.Text("updatedAt") is { } updated ? $"size={size};updated={updated}" : null) };
        if (file.Text("directUrl") is not { } signed)
        {
            run.Tally.Expect();
            run.Tally.Miss(new CollectionGap(draft.Locator, "Weights & Biases tells no address of its content.", "Check that the file was uploaded to its end."));
            return;
        }

        await run.KeepAsync(
            described, async token => ArtifactContent.Of(await server.Client.OpenAsync(new SourceRequest(signed), size, token).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does something for each of several items, as many at once as the options allow.</summary>
    public Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = server.Options.Http.Parallelism, CancellationToken = cancellationToken },
        async (item, token) => await work(item, token).ConfigureAwait(false));

    /// <summary>A time as the API writes it.</summary>
    public static DateTimeOffset? Time(JsonElement element, string name) => element.Text(name) is { } text ? Amounts.ReadTime(text) : null;

    /// <summary>True where a path stays below where it starts.</summary>
    public static bool IsSafe(string path) => path.Length > 0 && path.Split('/').All(part => part is not ("" or "." or ".."));
}
