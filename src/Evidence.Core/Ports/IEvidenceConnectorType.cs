using Evidence.Workspaces;

namespace Evidence.Ports;

/// <summary>A type of connector: checks options and creates connectors for configured sources. One instance a process.</summary>
public interface IEvidenceConnectorType
{
    /// <summary>Name in evidence.yaml, lower-case words joined by hyphens: <c>mlflow</c>.</summary>
    string Type { get; }

    /// <summary>What it collects, in one line.</summary>
    string Description { get; }

    /// <summary>Options it understands: names, whether required, range, default.</summary>
    IReadOnlyList<OptionDescription> Options { get; }

    /// <summary>Secrets it understands, by what they are for.</summary>
    IReadOnlyList<OptionDescription> Secrets { get; }

    /// <summary>Names a subject of this source may have, with their meaning.</summary>
    IReadOnlyList<OptionDescription> SubjectKeys { get; }

    /// <summary>Everything wrong with the options, all at once; empty: nothing. The file and line are filled in by the caller.</summary>
    IReadOnlyList<OptionProblem> Validate(SourceDefinition source);

    /// <summary>Creates a connector. Secrets are resolved when first needed.</summary>
    IEvidenceConnector Create(SourceDefinition source, ISecretSource secrets);
}
