using System.Diagnostics;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Opens files in LibreOffice, where it is installed.</summary>
public static class LibreOffice
{
    private static readonly Lock _one = new();

    /// <summary>Path of the program; null: not installed.</summary>
    public static string? Program { get; } = Find();

    /// <summary>The files opened and saved again in the same format, by one start of the program.</summary>
    public static IReadOnlyList<byte[]> SaveAgain(IReadOnlyList<byte[]> files, string extension) => Convert(files, extension, extension);

    /// <summary>The files opened and saved in another format, by one start of the program.</summary>
    public static IReadOnlyList<byte[]> Convert(IReadOnlyList<byte[]> files, string extension, string target)
    {
        lock (_one)
        {
            var folder = Directory.CreateTempSubdirectory("evidence-office-").FullName;
            try
            {
                var output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
                var names = files.Select((_, n) => $"in{n}").ToList();
                for (var n = 0; n < files.Count; n++)
                {
                    File.WriteAllBytes(Path.Combine(folder, $"{names[n]}.{extension}"), files[n]);
                }

                Run(folder, [.. names.Select(n => Path.Combine(folder, $"{n}.{extension}"))], output, target);
                return [.. names.Select(n => ReadSaved(Path.Combine(output, $"{n}.{target}")))];
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static byte[] ReadSaved(string path)
    {
        Assert.True(File.Exists(path), "LibreOffice did not open the file");
        return File.ReadAllBytes(path);
    }

    private static void Run(string folder, string[] inputs, string output, string target)
    {
        var start = new ProcessStartInfo(Program!)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target, "--outdir", output, .. inputs])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(f => new[] { Path.Combine(f, "soffice"), Path.Combine(f, "soffice.exe") })
            .FirstOrDefault(File.Exists);
}
