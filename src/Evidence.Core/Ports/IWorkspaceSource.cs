using Evidence.Workspaces;

namespace Evidence.Ports;

/// <summary>Reads the workspace.</summary>
public interface IWorkspaceSource
{
    /// <summary>Reads and checks everything. Cached until a file changes.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the first problem as file, line, what is wrong, what is allowed, and how many more there are.</exception>
    WorkspaceContent Load();

    /// <summary>Everything that is wrong; empty: nothing.</summary>
    IReadOnlyList<WorkspaceProblem> Check();

    /// <summary>
    /// Everything that is wrong in the framework data, that of the product and the workspace's own, rules of good practice included; empty: nothing. Needs no evidence.yaml.
    /// </summary>
    IReadOnlyList<WorkspaceProblem> LintFrameworks();
}
