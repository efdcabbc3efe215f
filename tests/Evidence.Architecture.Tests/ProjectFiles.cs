using System.Xml.Linq;

namespace Evidence.Architecture.Tests;

/// <summary>What the project files of src say.</summary>
internal static class ProjectFiles
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyDictionary<string, XDocument> Sources { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), XDocument.Load, StringComparer.Ordinal);

    public static IReadOnlyList<string> ReferencesOf(string project) =>
        [.. Sources[project].Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))];

    public static IReadOnlyList<string> PackagesOf(string project) =>
        [.. Sources[project].Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Evidence.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Evidence.sln was not found above the tests.");
        }

        return folder.FullName;
    }
}
