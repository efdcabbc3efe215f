using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Collecting;

/// <summary>A type of connector with typed options.</summary>
/// <typeparam name="TOptions">The options, read from evidence.yaml.</typeparam>
internal abstract class ConnectorType<TOptions> : IEvidenceConnectorType
{
    public abstract string Type { get; }

    public abstract string Description { get; }

    public abstract IReadOnlyList<OptionDescription> Options { get; }

    public virtual IReadOnlyList<OptionDescription> Secrets => [];

    public abstract IReadOnlyList<OptionDescription> SubjectKeys { get; }

    public IReadOnlyList<OptionProblem> Validate(SourceDefinition source) => Bind(source).Problems;

    public IEvidenceConnector Create(SourceDefinition source, ISecretSource secrets)
    {
        var (options, problems) = Bind(source);
        return problems.Count == 0
            ? Create(source, options, secrets)
            : throw new EvidenceException(
                FaultCode.Configuration,
                $"Source '{source.Id}' (line {source.Line}): {problems[0].What} Allowed: {problems[0].Allowed}.{(problems.Count > 1 ? $" And {problems.Count - 1} more." : "")}");
    }

    /// <summary>Reads the options; what is wrong is left in the reader.</summary>
    protected abstract TOptions Read(OptionReader reader, SourceDefinition source);

    /// <summary>Creates a connector from options without problems.</summary>
    protected abstract IEvidenceConnector Create(SourceDefinition source, TOptions options, ISecretSource secrets);

    private (TOptions Options, IReadOnlyList<OptionProblem> Problems) Bind(SourceDefinition source)
    {
        var reader = new OptionReader(source, Options, Secrets);
        var options = Read(reader, source);
        return (options, reader.Problems);
    }
}
