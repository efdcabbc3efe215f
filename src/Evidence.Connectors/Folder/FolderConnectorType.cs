using Evidence.Connectors.Collecting;
using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Folder;

/// <summary>The connector type <c>folder</c>.</summary>
internal sealed class FolderConnectorType(ConnectorServices services) : ConnectorType<FolderOptions>
{
    public static IReadOnlyList<OptionDescription> Keys { get; } =
    [
        new("path", "Folder, zip or file within the source; absent: all of it"),
        new("pattern", "Which files below that, as globs separated by commas: **/*.json, reports/*; a leading ! leaves files out; absent: all"),
    ];

    public override string Type => "folder";

    public override string Description => "Files of a folder or zip, with their provenance from sidecar files";

    public override IReadOnlyList<OptionDescription> Options => FolderOptions.Descriptions;

    public override IReadOnlyList<OptionDescription> SubjectKeys => Keys;

    protected override FolderOptions Read(OptionReader reader, SourceDefinition source) => FolderOptions.Read(reader, source);

    protected override IEvidenceConnector Create(SourceDefinition source, FolderOptions options, ISecretSource secrets) =>
        new FolderConnector(source, options, services);
}
