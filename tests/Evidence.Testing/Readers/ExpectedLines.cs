using System.Text;
using Xunit;

namespace Evidence.Testing.Readers;

/// <summary>Compares lines with those of a file; writes the file where <c>EVIDENCE_REFRESH_GOLDEN=1</c>.</summary>
public static class ExpectedLines
{
    public static bool IsRefreshing => Environment.GetEnvironmentVariable("EVIDENCE_REFRESH_GOLDEN") == "1";

    public static void Check(string file, IReadOnlyList<string> lines)
    {
        if (IsRefreshing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, string.Join('\n', lines) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Assert.True(File.Exists(file), $"{file} is missing; set EVIDENCE_REFRESH_GOLDEN=1 once and read what is written.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'), lines);
    }
}
