using Microsoft.Graph;
using Microsoft.Graph.Drives.Item.Items.Item.Content;
using Microsoft.Graph.Drives.Item.Items.Item.CreateUploadSession;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;

namespace Evidence.Delivery.Graph;

/// <summary>
/// Puts a file into a drive: small ones in one request, larger ones through an upload session in slices of a multiple of 320 KiB. A session that breaks goes on where the
/// service says it stands.
/// </summary>
/// <remarks>The address of a session lets anyone write and is kept in memory alone: a process that ends begins a new session, and the service drops the old one.</remarks>
internal sealed class DriveUpload(GraphConnection graph, int sliceSize = DriveUpload.DefaultSlice)
{
    /// <summary>Slices are multiples of this (https://learn.microsoft.com/graph/api/driveitem-createuploadsession).</summary>
    public const int SliceUnit = 320 * 1024;

    /// <summary>5 MiB.</summary>
    public const int DefaultSlice = 16 * SliceUnit;

    /// <summary>Largest file that is sent in one request.</summary>
    public const long LargestSmall = 4L * 1024 * 1024;

    private const int MaxBreaks = 10;

    private readonly GraphCall _call = new(graph.Options.Use, "write the file", "Sites.Selected with the role write on the site, or Files.ReadWrite delegated");

    /// <summary>Uploads a file to a path below a folder; folders on the way are made.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="path">Path below it.</param>
    /// <param name="file">The bytes.</param>
    /// <param name="replaces">True: over what is there; false: <see cref="FaultCode.Conflict"/> where something is there.</param>
    /// <param name="cancellationToken">Cancels; nothing half-written is seen.</param>
    public Task<DriveItem> PutAsync(DriveFolder folder, string path, StagedFile file, bool replaces, CancellationToken cancellationToken)
    {
        var target = folder.AddressOf(graph.Options, path);
        var call = _call with { What = $"write '{path}'" };
        return file.Size <= LargestSmall
            ? call.RunAsync(() => PutSmallAsync(target, file, replaces, cancellationToken))
            : call.RunAsync(() => PutLargeAsync(target, file, replaces, cancellationToken));
    }

    private async Task<DriveItem> PutSmallAsync(string target, StagedFile file, bool replaces, CancellationToken cancellationToken)
    {
        file.Content.Position = 0;
        var content = new ContentRequestBuilder($"{target}/content?@microsoft.graph.conflictBehavior={Word(replaces)}", graph.Client.RequestAdapter);
        return (await content.PutAsync(file.Content, cancellationToken: cancellationToken).ConfigureAwait(false))!;
    }

    private async Task<DriveItem> PutLargeAsync(string target, StagedFile file, bool replaces, CancellationToken cancellationToken)
    {
        var body = new CreateUploadSessionPostRequestBody
        {
            Item = new DriveItemUploadableProperties { AdditionalData = new Dictionary<string, object> { ["@microsoft.graph.conflictBehavior"] = Word(replaces) } },
        };
        var session = (await new CreateUploadSessionRequestBuilder($"{target}/createUploadSession", graph.Client.RequestAdapter).PostAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false))!;
        _ = graph.Trusted(session.UploadUrl, "an upload");
        var upload = new LargeFileUploadTask<DriveItem>(session, file.Content, sliceSize, graph.Anonymous);
        return await FinishAsync(upload, cancellationToken).ConfigureAwait(false);
    }

    // What broke off is asked after: the ranges the service still expects are sent, nothing else.
    private async Task<DriveItem> FinishAsync(LargeFileUploadTask<DriveItem> upload, CancellationToken cancellationToken)
    {
        for (var breaks = 0; ; breaks++)
        {
            try
            {
                var result = await (breaks == 0
                    ? upload.UploadAsync(cancellationToken: cancellationToken)
                    : upload.ResumeAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
                return result.ItemResponse;
            }
            catch (Exception fault) when (breaks < MaxBreaks && IsBreak(fault) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromSeconds(breaks + 1), graph.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsBreak(Exception fault) => fault is HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException
        || fault is ApiException { ResponseStatusCode: 500 or 502 or 503 or 504 };

    private static string Word(bool replaces) => replaces ? "replace" : "fail";
}
