using Evidence.Cli;

namespace Evidence.EndToEnd.Tests;

/// <summary>What one command line came to.</summary>
internal sealed record CommandResult(int Status, string Output, string Error)
{
    public static async Task<CommandResult> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.RunAsync(args, output, error);
        return new CommandResult(status, output.ToString(), error.ToString());
    }

    /// <summary>The one line of the error stream.</summary>
    public string ErrorLine => Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public CommandResult Ended(int status)
    {
        Assert.True(Status == status, $"Ended with {Status} instead of {status}.\n{Output}\n{Error}");
        return this;
    }
}
