using Evidence.Ports;
using Evidence.Workspace.Cache;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace;

/// <summary>Reads a workspace and keeps it until one of its files changes.</summary>
internal sealed class WorkspaceSource(WorkspaceOptions options, IReadOnlyList<IEvidenceConnectorType> connectorTypes) : IWorkspaceSource
{
    private readonly Lock _gate = new();
    private (string Fingerprint, WorkspaceContent Content, IReadOnlyList<WorkspaceProblem> Problems)? _last;

    public WorkspaceContent Load()
    {
        var (_, content, problems) = Read();
        if (problems.Count == 0)
        {
            return content;
        }

        var more = problems.Count > 1 ? $" ({problems.Count - 1} more: run 'evidence workspace check')" : "";
        throw new EvidenceException(FaultCode.Configuration, $"{problems[0]}{more}");
    }

    public IReadOnlyList<WorkspaceProblem> Check() => Read().Problems;

    public IReadOnlyList<WorkspaceProblem> LintFrameworks()
    {
        var log = new ProblemLog();
        var content = new WorkspaceReading(options, WorkspaceFiles.Of(options), new ParsedFiles(folder: null), log).Read();
        new CrossChecks(content, connectorTypes, log).CheckData();
        new FrameworkLint(content, log).Run();
        return [.. Ordered(log).Where(problem => problem.File.StartsWith("framework-mappings", StringComparison.Ordinal))];
    }

    private (string Fingerprint, WorkspaceContent Content, IReadOnlyList<WorkspaceProblem> Problems) Read()
    {
        lock (_gate)
        {
            var files = WorkspaceFiles.Of(options);
            var fingerprint = files.Fingerprint();
            if (_last is not { } last || last.Fingerprint != fingerprint)
            {
                var log = new ProblemLog();
                var kept = new ParsedFiles(files.Manifest is null ? null : options.ParsedFolder);
                var content = new WorkspaceReading(options, files, kept, log).Read();
                kept.RemoveUnused();
                new CrossChecks(content, connectorTypes, log).Run();
                _last = last = (fingerprint, content, Ordered(log));
            }

            return last;
        }
    }

    private static List<WorkspaceProblem> Ordered(ProblemLog log) =>
        [.. log.Problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];
}
