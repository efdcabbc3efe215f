using System.CommandLine;
using Evidence.Cli.Output;
using Evidence.Controls;
using Evidence.Hosting.Services;

namespace Evidence.Cli.Commands;

/// <summary><c>evidence coverage --explain</c>: one control, over crosswalk, mapping and fact to a byte range of an artifact.</summary>
internal static class CoverageExplanation
{
    public static async Task<int> RunAsync(
        CommandConsole console, ParseResult parsed, string releaseId, string control, DateTimeOffset? asOf, string format, CancellationToken cancellationToken)
    {
        if (format == "html")
        {
            throw new EvidenceException(FaultCode.Usage, "--explain writes a table or json; leave out '--format html'.");
        }

        var reference = ControlRef.Parse(control);
        await using var host = CommandHost.Open(parsed.GetRequiredValue(CommonOptions.Workspace));
        var trail = await host.Get<CoverageService>().ExplainAsync(releaseId, reference, asOf, cancellationToken);
        if (format == "json")
        {
            console.WriteJson(trail);
        }
        else
        {
            Write(console, trail);
        }

        return ExitStatus.Done;
    }

    private static void Write(CommandConsole console, ControlTrail trail)
    {
        var assessment = trail.Assessment;
        console.WriteLine($"{assessment.Control}: {assessment.Title}");
        console.WriteLine($"{trail.ReleaseId} as of {trail.AsOf:yyyy-MM-dd}: {EvidenceStatus.Word(assessment.Status)}. {string.Join(' ', assessment.Reasons)}");
        foreach (var step in trail.Steps)
        {
            console.WriteLine("");
            Write(console, step);
        }

        foreach (var open in assessment.ToComplete)
        {
            console.WriteLine("");
            console.WriteLine($"To complete: {open}");
        }
    }

    private static void Write(CommandConsole console, TrailStep step)
    {
        foreach (var hop in step.Via)
        {
            console.WriteLine($"  crosswalk  {hop}");
        }

        console.WriteLine($"  mapping    {step.Mapping} ({step.Strength.ToString().ToLowerInvariant()})");
        console.WriteLine($"  fact       {step.Metric ?? "the artifact as a whole"}{(step.Pointer is null ? "" : $" at {step.Pointer}")}");
        console.WriteLine($"  artifact   {step.Name} (sha256 {step.Artifact.Hex}), from {step.Locator}");
        if (step.Range is { } range)
        {
            console.WriteLine($"  bytes      {range.Offset} to {range.Offset + range.Length - 1}: {step.Quote}");
        }
    }
}
