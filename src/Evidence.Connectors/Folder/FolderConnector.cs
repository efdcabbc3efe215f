using System.Text;
using Evidence.Artifacts;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.Settings;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspaces;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Folder;

/// <summary>Collects the files of a folder or zip.</summary>
/// <remarks>When a file was last written says nothing of when it was made (a git checkout writes it anew), so only a sidecar says when it was produced.</remarks>
internal sealed class FolderConnector(SourceDefinition source, FolderOptions options, ConnectorServices services) : IEvidenceConnector
{
    // A file written in the last moments can change once more without its time changing, as far as some file systems tell.
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(3);

    public Task<SourceCheck> CheckAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellationToken)
    {
        try
        {
            var counts = subjects.Select(Count).ToList();
            var would = subjects.Count == 0 ? "" : $", would collect {counts.Sum()} files for {subjects.Count} subjects";
            return Task.FromResult(new SourceCheck(source.Id, Reachable: FindRoot() is not null, Authorised: true, $"'{options.Path}' is there{would}"));
        }
        catch (SourceFaultException fault)
        {
            return Task.FromResult(new SourceCheck(source.Id, Reachable: fault.Kind != SourceFaultKind.Unreachable, Authorised: fault.Kind != SourceFaultKind.Forbidden,
                $"{fault.Message} {fault.Remedy}"));
        }
    }

    public async Task<SourceOutcome> CollectAsync(IReadOnlyList<Subject> subjects, IArtifactSink sink, CancellationToken cancellationToken)
    {
        var tally = new CollectionTally(source, Redaction.Plain, services.Loggers.CreateLogger<FolderConnector>());
        var run = new CollectionRun(source, sink, tally, Redaction.Plain, services.Time);
        try
        {
            FindRoot();
            foreach (var subject in subjects)
            {
                await run.AttemptAsync($"Subject {subject}", () => CollectAsync(run, subject, cancellationToken)).ConfigureAwait(false);
            }
        }
        catch (SourceFaultException fault)
        {
            tally.Break($"Everything of '{source.Id}'", fault);
        }

        return tally.ToOutcome(requests: 0);
    }

    private async Task CollectAsync(CollectionRun run, Subject subject, CancellationToken cancellationToken)
    {
        if (SubjectKeys.FindGap(subject, FolderConnectorType.Keys) is { } gap)
        {
            run.Tally.Note(gap);
            return;
        }

        using var tree = OpenTree(subject);
        var sidecars = new Sidecars(tree);
        var files = Matching(tree, subject).ToList();
        if (files.Count == 0 && (subject["pattern"] ?? subject["path"]) is { } asked)
        {
            run.Tally.Note(new($"Subject {subject}", $"There is no file at or matching '{asked}'.", "Check path and pattern; ** stands for folders."));
        }

        await Parallel.ForEachAsync(
            Drafts(run, subject, tree, sidecars, files),
            new ParallelOptions { MaxDegreeOfParallelism = tree.ReadersAtOnce, CancellationToken = cancellationToken },
            async (planned, token) => await run.KeepClaimedAsync(planned.Draft, _ => Task.FromResult(Open(planned.File)), token).ConfigureAwait(false)).ConfigureAwait(false);
        foreach (var missing in tree.Gaps.Concat(sidecars.Gaps))
        {
            run.Tally.Expect();
            run.Tally.Miss(missing);
        }

        run.Report($"{source.Id}: {files.Count} files");
    }

    // Made one after the other, in the order of the files, however many are kept at a time: which of two files has a locator must not depend on that.
    private IEnumerable<(TreeFile File, ArtifactDraft Draft)> Drafts(CollectionRun run, Subject subject, IFileTree tree, Sidecars sidecars, IEnumerable<TreeFile> files)
    {
        foreach (var file in files)
        {
            var locator = tree.LocatorOf(file.Path);
            if (file.Size > options.MaxArtifactSize)
            {
                run.Tally.Expect();
                run.Tally.Miss(new CollectionGap(locator, $"It has {Amounts.Write(file.Size)}, over max-artifact-size ({Amounts.Write(options.MaxArtifactSize)}).", "Raise max-artifact-size."));
                continue;
            }

            var draft = Draft(run, subject, locator, sidecars.Of(file), file);
            if (run.Claim(Redaction.Plain(draft.Locator)))
            {
                yield return (file, draft);
            }
        }
    }

    private ArtifactDraft Draft(CollectionRun run, Subject subject, string locator, Sidecar said, TreeFile file)
    {
        var draft = new ArtifactDraft(
            file.Path,
            MediaTypes.Of(file.Path),
            OriginalLocator(run, said) ?? locator,
            said.Subject ?? subject["path"] ?? file.Path,
            run.Version,
            said.ProducedAt,
            said.Attributes,
            said.Kind);
        return draft with { Revision = RevisionOf(draft, file) };
    }

    // Two files may claim the same origin; the second is then told apart by where it is.
    private static string? OriginalLocator(CollectionRun run, Sidecar said) =>
        said.Locator is null ? null
        : !Uri.TryCreate(said.Locator, UriKind.Absolute, out var url) ? said.Locator
        : run.IsClaimed(Redaction.Locator(url)) ? null : Redaction.Locator(url);

    private string? RevisionOf(ArtifactDraft draft, TreeFile file)
    {
        var modified = file.Revision.Split("modified=") is [_, var ticks] ? new DateTimeOffset(long.Parse(ticks), TimeSpan.Zero) : DateTimeOffset.MinValue;
        if (services.Time.GetUtcNow() - modified < _settled)
        {
            return null;
        }

        var attributes = (draft.Attributes ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        var said = string.Join('\n', [draft.Kind ?? "", draft.Subject, draft.ProducedAt?.ToString("O") ?? "", .. attributes]);
        return $"{file.Revision};said={Sha256Digest.Of(Encoding.UTF8.GetBytes(said)).Short}";
    }

    private static ArtifactContent Open(TreeFile file)
    {
        try
        {
            return new ArtifactContent(new ListedFileStream(file.Open(), file.Size));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SourceFaultException(SourceFaultKind.Forbidden, "The file cannot be read.", "Let the account that collects read it.", innerException: fault);
        }
    }

    private int Count(Subject subject)
    {
        using var tree = OpenTree(subject);
        return Matching(tree, subject).Count();
    }

    private string FindRoot() =>
        Directory.Exists(options.FullPath) || File.Exists(options.FullPath)
            ? options.FullPath
            : throw new SourceFaultException(SourceFaultKind.Unreachable, $"There is no folder or zip '{options.Path}' in the workspace.", $"Check path of source '{source.Id}'.", endsCollection: true);

    private IFileTree OpenTree(Subject subject)
    {
        var root = FindRoot();
        if (IsZip(root))
        {
            return ZipTree.Open(root, source.Root);
        }

        var top = Directory.Exists(root) ? root : Path.GetDirectoryName(root)!;
        var start = Directory.Exists(root) && subject["path"] is { } path ? Path.GetFullPath(Path.Combine(root, path)) : root;
        if (!RealPath.IsWithin(top, start))
        {
            throw new SourceFaultException(SourceFaultKind.Refused, $"The path '{subject["path"]}' leaves the folder of the source.", "Name a path within it.");
        }

        if (!Directory.Exists(start) && !File.Exists(start))
        {
            throw new SourceFaultException(SourceFaultKind.NotFound, $"There is no '{subject["path"]}' in '{options.Path}'.", "Check the path of the subject.");
        }

        if (!IsZip(start))
        {
            return new DirectoryTree(top, start, source.Root);
        }

        return RealPath.Of(start) is { } real && RealPath.IsWithin(RealPath.Of(top) ?? top, real)
            ? ZipTree.Open(start, source.Root)
            : throw new SourceFaultException(SourceFaultKind.Refused, $"'{subject["path"]}' is a symbolic link that leaves the folder of the source.", "Put the zip itself there.");
    }

    private static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    // A subject narrows by path, which may lead into a zip that is the source, and by globs relative to that path.
    private IEnumerable<TreeFile> Matching(IFileTree tree, Subject subject)
    {
        var isInZip = tree is ZipTree && IsZip(options.FullPath);
        var prefix = subject["path"] is { } path && (tree is DirectoryTree || isInZip) ? path.Replace('\\', '/').Trim('/') : "";
        var artifacts = tree.Files.Where(file => !Sidecars.IsSidecar(file) && tree.IsInScope(file.Path));
        if (isInZip && prefix.Length > 0)
        {
            artifacts = artifacts.Where(file => file.Path == prefix || file.Path.StartsWith(prefix + "/", StringComparison.Ordinal));
        }

        if (subject["pattern"] is not { } patterns)
        {
            return artifacts;
        }

        var matcher = MatcherOf(patterns);
        return artifacts.Where(file => matcher.Match(
            prefix.Length > 0 && file.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? file.Path[(prefix.Length + 1)..] : file.Path).HasMatches);
    }

    private static Matcher MatcherOf(string patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        var words = patterns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        matcher.AddIncludePatterns(words.Where(word => !word.StartsWith('!')).DefaultIfEmpty("**/*"));
        matcher.AddExcludePatterns(words.Where(word => word.StartsWith('!')).Select(word => word[1..]));
        return matcher;
    }
}
