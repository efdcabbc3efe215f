using System.Diagnostics;

namespace Evidence.EndToEnd.Tests;

/// <summary><c>kill -9</c> at any moment of a build, then the same command again.</summary>
public sealed class InterruptionTests
{
    private static readonly string[] _arguments = ["pack", "build", "--release", "help-assistant-1.2.0", "--as", "requester"];

    [Theory]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(1500)]
    [InlineData(2200)]
    public async Task KilledBuild_IsTakenUpAgain_AndGivesTheUndisturbedManifest(int milliseconds)
    {
        using var undisturbed = new SampleWorkspace();
        (await undisturbed.BuildPackAsync("help-assistant-1.2.0")).Ended(0);
        using var killed = new SampleWorkspace();

        await KillAfterAsync(Start(killed), TimeSpan.FromMilliseconds(milliseconds));
        (await killed.BuildPackAsync("help-assistant-1.2.0")).Ended(0);

        Assert.Equal(Manifest(undisturbed), Manifest(killed));
    }

    private static string Manifest(SampleWorkspace workspace) => ZipParts.Of(workspace.OutPath("help-assistant-1.2.0.zip"))["manifest.json"];

    private static Process Start(SampleWorkspace workspace)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "evidence.dll"), .. _arguments, "--as-of", "2026-11-01", "--out", workspace.Out, "--workspace", workspace.Root])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task KillAfterAsync(Process process, TimeSpan after)
    {
        using (process)
        {
            await Task.Delay(after);
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
