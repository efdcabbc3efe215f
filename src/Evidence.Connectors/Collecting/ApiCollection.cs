using System.Text.Json;
using Evidence.Connectors.Archives;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;

namespace Evidence.Connectors.Collecting;

/// <summary>
/// One collection through a REST API: turns answers, listings, downloads and archives into artifacts of one subject, and tells features that are switched off from
/// faults.
/// </summary>
internal sealed class ApiCollection(SourceClient client, CollectionRun run, Parts parts, string subject, IReadOnlyDictionary<string, string> attributes)
{
    public SourceClient Client => client;

    public CollectionRun Run => run;

    public Parts Parts => parts;

    /// <summary>The same collection about something narrower.</summary>
    public ApiCollection About(string narrower, params (string Name, string? Value)[] more) => new(client, run, parts, narrower, Join(more));

    /// <summary>The same collection through another client.</summary>
    public ApiCollection Through(SourceClient other) => new(other, run, parts, subject, attributes);

    /// <summary>A draft for what a request reads.</summary>
    public ArtifactDraft DraftOf(string name, SourceRequest request, string? kind = null, DateTimeOffset? producedAt = null, params (string Name, string? Value)[] more) =>
        new(name, MediaTypes.Of(name), client.LocatorOf(request), subject, run.Version, producedAt, Join(more), kind);

    /// <summary>Keeps an element exactly as it came.</summary>
    public Task KeepAsync(ArtifactDraft draft, JsonElement element, CancellationToken cancellationToken) => run.KeepAsync(draft, element.RawBytes(), cancellationToken);

    /// <summary>Keeps the pages of a listing as they came; a listing without items leaves none.</summary>
    public async Task KeepPagesAsync(PagedRequest listing, string name, string? kind, CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var page in client.ReadPagesAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.Count > 0)
            {
                await KeepPageAsync(page, listing.First, name, kind, ++number, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Keeps a file. With a revision that is known it is not fetched again.</summary>
    public Task DownloadAsync(ArtifactDraft draft, SourceRequest request, CancellationToken cancellationToken) =>
        run.KeepAsync(draft, token => OpenAsync(request, token), cancellationToken);

    /// <summary>Keeps an archive and its entries, which are named below it.</summary>
    public Task UnpackAsync(ArtifactDraft draft, SourceRequest request, CancellationToken cancellationToken)
    {
        var folder = draft.Name.EndsWith(".zip", StringComparison.Ordinal) ? draft.Name[..^4] : draft.Name;
        return new ZipUnpacking(run, ZipLimits.Default).KeepAsync(
            draft, token => OpenAsync(request, token), (path, entry) => entry with { Name = $"{folder}/{path}" }, cancellationToken);
    }

    /// <summary>Says that something listed is missing.</summary>
    public void Miss(string what, string why, string? remedy)
    {
        run.Tally.Expect();
        run.Tally.Miss(new CollectionGap(what, why, remedy));
    }

    /// <summary>
    /// Collects a part if it is asked for. A feature that the system has switched off is a gap where the part is expected, and is told as progress otherwise.
    /// </summary>
    public async Task CollectPartAsync(string part, string what, Func<Task> work)
    {
        if (parts.Includes(part))
        {
            await run.AttemptAsync(what, () => CollectIfOnAsync(part, what, work)).ConfigureAwait(false);
        }
    }

    /// <summary>Does something for each of several items, as many at once as the options allow.</summary>
    public Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = client.Options.Parallelism, CancellationToken = cancellationToken },
        async (item, token) => await work(item, token).ConfigureAwait(false));

    /// <summary>A time as APIs write it.</summary>
    public static DateTimeOffset? Time(JsonElement element, params ReadOnlySpan<string> path) => element.Text(path) is { } text ? Amounts.ReadTime(text) : null;

    /// <summary>A name as one part of a path: neither empty nor leading elsewhere.</summary>
    public static string PartOf(string? name) => name is null or "." or ".." ? "_" : name.Replace('/', '_').Replace('\\', '_');

    private async Task CollectIfOnAsync(string part, string what, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (IsOff(fault))
        {
            if (parts.Expected.Contains(part))
            {
                run.Tally.Note(new CollectionGap(what, $"It is not enabled or there is none. {fault.Message}", $"Switch it on, or take '{part}' out of the source's 'expect'."));
            }
            else
            {
                run.Report($"{run.Source.Id}: {what}: not enabled, or there is none");
            }
        }
    }

    // What is switched off is not found, or refused with words about the feature; a permission that is missing is refused with other words.
    private static bool IsOff(SourceFaultException fault) => fault.Position is null && fault.Kind switch
    {
        SourceFaultKind.NotFound or SourceFaultKind.Expired => true,
        SourceFaultKind.Forbidden => fault.Message.Contains("enabled", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("disabled", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("Advanced Security", StringComparison.OrdinalIgnoreCase)
            || fault.Message.Contains("licen", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private async Task KeepPageAsync(SourcePage page, SourceRequest first, string name, string? kind, int number, CancellationToken cancellationToken)
    {
        var named = number == 1 ? name : $"{Path.ChangeExtension(name, null)}-{number}{Path.GetExtension(name)}";
        var draft = DraftOf(named, first, kind);
        await run.KeepAsync(number == 1 ? draft : draft with { Locator = $"{draft.Locator}#page-{number}" }, page.Reply.Bytes, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ArtifactContent> OpenAsync(SourceRequest request, CancellationToken cancellationToken) =>
        ArtifactContent.Of(await client.OpenAsync(request, null, cancellationToken).ConfigureAwait(false));

    private Dictionary<string, string> Join((string Name, string? Value)[] more) =>
        attributes.Select(pair => (Name: pair.Key, Value: (string?)pair.Value)).Concat(more).Where(pair => !string.IsNullOrEmpty(pair.Value))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value!, StringComparer.Ordinal);
}
