using System.Globalization;
using System.Security.Cryptography;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Activities;
using Evidence.Workspaces;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Intake;

/// <summary>
/// Takes questionnaires out of the folders of SharePoint and OneDrive that evidence.yaml watches. Each version of a file is drafted once; the result goes into the folder's outbox.
/// </summary>
public sealed partial class WatchedFolderIntake(
    IWorkspaceSource workspace, IRemoteFiles files, InboxIntake inbox, IOutbox outbox, EvidenceCatalog catalog, ILogger<WatchedFolderIntake> logger)
{
    // The formats read a questionnaire of this size; larger ones are told in the outbox without being fetched.
    private const long LargestFile = 64L * 1024 * 1024;

    /// <summary>Looks into every watched folder once. A folder that cannot be read does not keep others from it.</summary>
    /// <returns>How many files were taken, and why a folder could not be read, by its id.</returns>
    public async Task<WatchedFolderPoll> PollAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        var failed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in workspace.Load().WatchedFolders)
        {
            try
            {
                taken += await PollAsync(folder, cancellationToken);
            }
            catch (EvidenceException fault)
            {
                failed[folder.Id] = fault.Message;
                LogUnread(folder.Id, fault.Message);
            }
        }

        return new WatchedFolderPoll(taken, failed);
    }

    // The cursor is kept when the files are taken: what is interrupted is looked at again, and taking a file again finds the run of the same version.
    private async Task<int> PollAsync(WatchedFolder folder, CancellationToken cancellationToken)
    {
        var key = new RecordKey(new("watched-folder"), folder.Id);
        var known = await catalog.FindAsync<Cursor>(key, cancellationToken);
        var changes = await files.ListChangesAsync(folder.Link, known?.Link == folder.Link.AbsoluteUri ? known.Position : null, folder.Outbox, cancellationToken);
        var ours = changes.Files.Count > 0 ? await OursAsync(cancellationToken) : [];
        foreach (var file in changes.Files)
        {
            await TakeAsync(folder, file, ours, cancellationToken);
        }

        await catalog.PutAsync(key, new Cursor(folder.Link.AbsoluteUri, changes.Cursor), cancellationToken);
        LogPolled(folder.Id, changes.Files.Count);
        return changes.Files.Count;
    }

    // What was filled here is no questionnaire to fill, wherever somebody put it.
    private async Task<HashSet<Sha256Digest>> OursAsync(CancellationToken cancellationToken) =>
        (await catalog.ToListAsync<QuestionnaireResult>(PackRecords.Questionnaires, cancellationToken)).SelectMany(result => new[] { result.Document.Digest, result.Report.Digest }).ToHashSet();

    private async Task TakeAsync(WatchedFolder folder, RemoteFile file, HashSet<Sha256Digest> ours, CancellationToken cancellationToken)
    {
        var path = WatchedFolderOutbox.PathOf(folder, file.Name);
        if (file.Size > LargestFile)
        {
            using var text = new MemoryStream("The file is larger than 64 MB, which no questionnaire is; divide it.\n"u8.ToArray());
            await outbox.PutAsync(path + ".problem.txt", "text/plain; charset=utf-8", text, cancellationToken);
            return;
        }

        await using var content = await RemoteCopy.OpenAsync(file, cancellationToken);
        if (ours.Contains(Sha256Digest.FromHash(await SHA256.HashDataAsync(content, cancellationToken))))
        {
            return;
        }

        content.Position = 0;
        var properties = new Dictionary<string, string> { ["audience"] = folder.Audience.ToString().ToLower(CultureInfo.InvariantCulture), ["requestedby"] = $"watched folder {folder.Id}" };
        if (folder.Product is not null)
        {
            properties["product"] = folder.Product;
        }

        await inbox.TakeAsync(new InboxFile(path, file.ModifiedAt, properties), content, outbox, cancellationToken);
    }

    [LoggerMessage(7111, LogLevel.Information, "Watched folder {Folder}: {Files} files are new or changed.")]
    private partial void LogPolled(string folder, int files);

    [LoggerMessage(7112, LogLevel.Warning, "Watched folder {Folder} was not read: {Reason}")]
    private partial void LogUnread(string folder, string reason);

    private sealed record Cursor(string Link, string Position);
}
