using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evidence.Hosting.Embedded;
using Evidence.Hosting.Tests.Contract;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Tests.Telemetry;

/// <summary>Everything a host says of itself while a customer's questionnaire and a pack go through it.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string Mark = "zebra4711";

    private readonly SampleFolder _folder = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly ConcurrentDictionary<string, double> _measured = new(StringComparer.Ordinal);
    private readonly ActivityListener _spans;
    private readonly MeterListener _meters = new();

    public TelemetryTests()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Evidence" or "DurableTask.Core" or "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => _said.Enqueue($"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects.Where(tag => span.Source.Name != "System.Net.Http").Select(tag => $"{tag.Key}={tag.Value}"))} {string.Join(' ', span.Events.Select(happened => happened.Name))}"),
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is "Evidence" or "Evidence.Connectors")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.Start();
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Telemetry_CountsTheWork_AndHoldsNoNameTextOrSecret()
    {
        await using var host = EmbeddedHost.Create(_folder.Root, IPAddress.Loopback, 0, builder => builder.Logging.AddProvider(new Listening(_said)));
        await host.StartAsync(CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
        await DraftAsync(client);
        await PackAsync(client);
        using var wrong = await client.PostAsJsonAsync($"/api/packs?code={Mark}", new { release = Mark, requestedBy = Mark });
        await host.StopAsync();

        Assert.NotEmpty(_said);
        Assert.DoesNotContain(_said, line => line.Contains(Mark, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_said, line => line.Contains("red-team", StringComparison.OrdinalIgnoreCase));
        Assert.All(
            ["evidence.items.collected", "evidence.answers|status=drafted", "evidence.answers|status=abstained", "evidence.gates|outcome=Pass", "evidence.packs", "evidence.activity.duration", "evidence.api.requests"],
            name => Assert.Contains(_measured, figure => figure.Key.StartsWith(name, StringComparison.Ordinal) && figure.Value > 0));
    }

    private static async Task DraftAsync(HttpClient client)
    {
        var bytes = await File.ReadAllBytesAsync(Testing.RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.xlsx"));
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(bytes), "file", $"{Mark}.xlsx" },
            { new StringContent("help-assistant"), "product" },
            { new StringContent($"{Mark}@example.com"), "requestedBy" },
        };
        using var started = await client.PostAsync("/api/questionnaires", form);
        await new ApiWalk(client, await ApiDescription.OfAsync(client)).UntilAsync(started.Headers.Location!.ToString(), "done", "FindQuestionnaire");
    }

    private static async Task PackAsync(HttpClient client)
    {
        using var started = await client.PostAsJsonAsync("/api/packs", new { release = "help-assistant-1.2.0", asOf = "2026-11-01", requestedBy = Mark });
        var href = started.Headers.Location!.ToString();
        var walk = new ApiWalk(client, await ApiDescription.OfAsync(client));
        await walk.UntilAsync(href, "awaiting-decision");
        using var decided = await client.PostAsJsonAsync($"{href}/decision", new { decision = "reject", note = $"because {Mark}", by = "tom.osei@northlight.example" });
        JsonNode pack = await walk.UntilAsync(href, "done");
        Assert.Equal("rejected", (string)pack["verdict"]!);
    }

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = $"{instrument.Name}|{string.Join('|', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
        _said.Enqueue(name);
        _measured.AddOrUpdate(name, value, (_, before) => before + value);
    }

    private sealed class Listening(ConcurrentQueue<string> said) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
