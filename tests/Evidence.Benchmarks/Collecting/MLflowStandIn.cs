using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evidence.Benchmarks.Collecting;

/// <summary>Answers as an MLflow server with one experiment of so many runs, in a process of its own, so that its work and its memory are not counted as the collector's.</summary>
internal sealed class MLflowStandIn : IDisposable
{
    private const int Metrics = 12;
    private const int Parameters = 10;
    private readonly Process _process;

    private MLflowStandIn(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Starts one.</summary>
    public static async Task<MLflowStandIn> StartAsync(int runs)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["collecting", "serve", runs.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        return new(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Is one: serves until it is killed. Says its address on standard output.</summary>
    public static async Task ServeAsync(int runs)
    {
        var all = Enumerable.Range(0, runs).Select(number => Encoding.UTF8.GetBytes(Run(number))).ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/api/2.0/mlflow/experiments/get-by-name", () => Results.Json(new { experiment = new { experiment_id = "1", name = "credit", lifecycle_stage = "active" } }));
        app.MapPost("/api/2.0/mlflow/runs/search", context => SearchAsync(context, all));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Task.Delay(Timeout.Infinite);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task SearchAsync(HttpContext context, byte[][] runs)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        var from = asked.RootElement.TryGetProperty("page_token", out var token) ? int.Parse(token.GetString()!, CultureInfo.InvariantCulture) : 0;
        var to = Math.Min(runs.Length, from + asked.RootElement.GetProperty("max_results").GetInt32());
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync("{\"runs\":["u8.ToArray());
        for (var i = from; i < to; i++)
        {
            await context.Response.Body.WriteAsync(i == from ? runs[i] : [(byte)',', .. runs[i]]);
        }

        await context.Response.WriteAsync(to < runs.Length ? $"],\"next_page_token\":\"{to}\"}}" : "]}");
    }

    private static string Run(int number) => JsonSerializer.Serialize(new
    {
        info = new { run_id = number.ToString("x32", CultureInfo.InvariantCulture), experiment_id = "1", run_name = $"run-{number}", status = "FINISHED", start_time = 1760000000000 + number, end_time = 1760000030000 + number, artifact_uri = $"s3://bucket/{number}" },
        data = new
        {
            metrics = Enumerable.Range(0, Metrics).Select(metric => new { key = $"metric_{metric}", value = number / 7.0, timestamp = 1760000000000, step = 0 }),
            @params = Enumerable.Range(0, Parameters).Select(parameter => new { key = $"parameter_{parameter}", value = $"{number}.{parameter}" }),
            tags = new[] { new { key = "mlflow.source.git.commit", value = "acb5820ced9479c074f688cc328bf03f341a511d" }, new { key = "mlflow.user", value = "ana" } },
        },
    });
}
