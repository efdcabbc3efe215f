namespace Evidence.Testing;

/// <summary>Finds the Azure Storage emulator that <c>./test</c> installs.</summary>
public static class Azurite
{
    private const string Script = "node_modules/azurite/dist/src/azurite.js";

    /// <summary>Why tests that need the emulator are skipped; null when it is here.</summary>
    public static string? Missing { get; } = Reason();

    /// <summary>The emulator's script, run with <see cref="Node"/>.</summary>
    public static string? ScriptPath => FromEnvironment() ?? FromRepository();

    /// <summary>Node.js, found on the PATH.</summary>
    public static string? Node => OnPath(OperatingSystem.IsWindows() ? "node.exe" : "node");

    private static string? Reason() => (ScriptPath, Node) switch
    {
        (null, _) => "Azurite is not installed. Run ./test, which installs it, or set EVIDENCE_AZURITE to its azurite.js.",
        (_, null) => "Node.js is not on the PATH, so Azurite cannot run. Install Node.js 20 or newer.",
        _ => null,
    };

    private static string? FromEnvironment() =>
        Environment.GetEnvironmentVariable("EVIDENCE_AZURITE") is { Length: > 0 } path && File.Exists(path) ? Resolve(path) : null;

    /// <summary>npm's bin entries are links to the script.</summary>
    private static string Resolve(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static string? FromRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "azurite", Script);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
