using System.CommandLine;
using Evidence.Cli.Output;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence init DIR</c>: a commented starter workspace.</summary>
internal static class InitCommand
{
    public static Command Create(CommandConsole console)
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Folder to make; it may exist, files that are there are left alone" };
        var command = new Command("init", "Writes a commented starter workspace: evidence.yaml, a release, a policy and an answer library.") { folder };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(folder)));
        return command.WithExamples("evidence init my-evidence", "evidence init .");
    }

    private static int Run(CommandConsole console, DirectoryInfo folder)
    {
        var starter = Path.Combine(AppContext.BaseDirectory, "templates", "workspace");
        foreach (var file in Directory.EnumerateFiles(starter, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(starter, file);
            var target = Path.Combine(folder.FullName, name);
            var isThere = File.Exists(target);
            if (!isThere)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            console.WriteLine($"{(isThere ? "left alone" : "written   ")}  {name.Replace('\\', '/')}");
        }

        console.WriteLine("");
        console.WriteLine($"Next: edit evidence.yaml, then run 'evidence sources check --workspace {folder}'.");
        return ExitStatus.Done;
    }
}
