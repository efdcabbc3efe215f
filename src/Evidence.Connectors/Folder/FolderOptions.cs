using Evidence.Connectors.Settings;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Connectors.Folder;

/// <summary>Options of a folder source.</summary>
/// <param name="Path">The folder or zip as written.</param>
/// <param name="FullPath">The same as an absolute path.</param>
/// <param name="MaxArtifactSize">The largest file that is collected: at least 1KB, default 50GB.</param>
internal sealed record FolderOptions(string Path, string FullPath, long MaxArtifactSize)
{
    public static IReadOnlyList<OptionDescription> Descriptions { get; } =
    [
        new("path", "Folder or zip file with artifacts, relative to the workspace", Required: true),
        new("max-artifact-size", "The largest file that is collected: at least 1KB, default 50GB"),
    ];

    public static FolderOptions Read(OptionReader reader, SourceDefinition source)
    {
        var path = reader.Text("path") ?? ".";
        return new(path, System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetFullPath(source.Root.Length == 0 ? "." : source.Root), path)),
            reader.Size("max-artifact-size", 1024, 50L << 30));
    }
}
