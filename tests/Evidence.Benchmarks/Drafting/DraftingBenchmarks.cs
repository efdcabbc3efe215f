using System.Diagnostics;
using Evidence.Answers;
using Evidence.Drafting;
using Evidence.Hosting;
using Evidence.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Benchmarks.Drafting;

/// <summary>Drafting 300 questions from a workspace of 10,000 answers and of 100,000: the library read, its index opened, and the time a question.</summary>
internal static class DraftingBenchmarks
{
    private const int Questions = 300;
    private const int Rounds = 3;
    private const int Megabyte = 1_000_000;

    public static async Task RunAsync(string[] args)
    {
        foreach (var answers in args.Length > 0 ? args.Select(int.Parse) : [10_000, 100_000])
        {
            var folder = Directory.CreateTempSubdirectory("evidence-drafting-");
            try
            {
                await GeneratedLibrary.WriteAsync(folder.FullName, answers);
                await MeasureAsync(folder.FullName, answers, "built");
                await MeasureAsync(folder.FullName, answers, "kept");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / Megabyte} MB");
    }

    private static async Task MeasureAsync(string folder, int answers, string index)
    {
        var clock = Stopwatch.StartNew();
        var services = new ServiceCollection().AddLogging();
        services.AddEvidence(HostSettings.Read(new ConfigurationBuilder().Build(), folder));
        await using var provider = services.BuildServiceProvider();
        var library = provider.GetRequiredService<IWorkspaceSource>().Load().Library;
        var read = clock.Elapsed;
        provider.GetRequiredService<DraftingWarmUp>().Open(library);
        var opened = clock.Elapsed - read;
        var drafter = provider.GetRequiredService<IAnswerDrafter>();
        var times = new List<(TimeSpan Clock, TimeSpan Processor)>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add(await DraftAsync(drafter, new DraftRequest(GeneratedLibrary.Questions(Questions, round), library, DisclosureLevel.Nda, GeneratedLibrary.AsOf)));
        }

        Console.WriteLine(
            $"{answers} answers, index {index}: services and library {read.TotalMilliseconds:0} ms, index {opened.TotalMilliseconds:0} ms; {Questions} questions first {times[0].Clock.TotalMilliseconds:0} ms "
            + $"({times[0].Processor.TotalMilliseconds:0} ms of processor time), best {times.Min(time => time.Clock).TotalMilliseconds:0} ms ({times.Min(time => time.Processor).TotalMilliseconds:0} ms)");
    }

    private static async Task<(TimeSpan Clock, TimeSpan Processor)> DraftAsync(IAnswerDrafter drafter, DraftRequest request)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await drafter.DraftAsync(request, CancellationToken.None);
        var time = clock.Elapsed;
        process.Refresh();
        return (time, process.TotalProcessorTime - before);
    }
}
