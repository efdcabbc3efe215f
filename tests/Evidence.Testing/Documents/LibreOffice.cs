using System.Diagnostics;
using Xunit;

namespace Evidence.Testing.Documents;

/// <summary>Opens files in LibreOffice, where it is installed.</summary>
public static class LibreOffice
{
    private static readonly Lock _one = new();

    /// <summary>Path of the program; null: not installed.</summary>
    public static string? Program { get; } = Find();

    /// <summary>The file opened and saved again in the same format.</summary>
    public static byte[] SaveAgain(byte[] file, string extension) => Convert(file, extension, extension);

    /// <summary>The file opened and saved in another format.</summary>
    public static byte[] Convert(byte[] file, string extension, string target)
    {
        lock (_one)
        {
            var folder = Directory.CreateTempSubdirectory("evidence-office-").FullName;
            try
            {
                var input = Path.Combine(folder, "in." + extension);
                var output = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
                File.WriteAllBytes(input, file);
                Run(folder, input, output, target);
                var saved = Path.Combine(output, "in." + target);
                Assert.True(File.Exists(saved), "LibreOffice did not open the file");
                return File.ReadAllBytes(saved);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Run(string folder, string input, string output, string target)
    {
        var start = new ProcessStartInfo(Program!)
        {
            ArgumentList = { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target, "--outdir", output, input },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(f => new[] { Path.Combine(f, "soffice"), Path.Combine(f, "soffice.exe") })
            .FirstOrDefault(File.Exists);
}
