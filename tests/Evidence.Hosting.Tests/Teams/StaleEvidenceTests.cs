using System.Text.Json.Nodes;
using Evidence.Hosting.Notifications;
using Evidence.Hosting.Services;
using Evidence.Testing.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>Evidence that grows old is told of, once, where people asked for it; and collected again at a button.</summary>
public sealed class StaleEvidenceTests
{
    private const string Release = "help-assistant-1.3.0";

    [Fact]
    public async Task Evidence_ThatGrowsOld_IsToldOnceInEachState_AndCollectedAgainAtAButton()
    {
        await using var hook = (await FakeSource.StartAsync()).Map("POST", "/hook", _ => FakeAnswer.Text("1"));
        await using var host = await TeamsHost.StartAsync();
        await SubscribeAsync(host, hook, "");
        await host.Services.GetRequiredService<CollectionService>().CollectAsync(Release, null, null, CancellationToken.None);

        // Tests are fresh for 90 days: the samples' are of 27 October.
        Assert.Equal(0, await LookAsync(host, TimeSpan.Zero));
        Assert.NotEqual(0, await LookAsync(host, TimeSpan.FromDays(75)));
        var soon = await host.Connector.UntilAsync(said => IsAbout(said, "will soon be stale"), "That it soon will be");
        Assert.Contains("test-results.xml (evaluation), made 2026-10-27, goes stale on 2027-01-25 (fresh for 90 days)", CardText.Of(soon), StringComparison.Ordinal);
        Assert.Equal("19:watch@thread.tacv2", (string?)soon["conversation"]?["id"]);
        Assert.Equal(0, await LookAsync(host, TimeSpan.Zero));

        Assert.NotEqual(0, await LookAsync(host, TimeSpan.FromDays(20)));
        var stale = await host.Connector.UntilAsync(said => IsAbout(said, "evidence went stale"), "That it is");
        Assert.Contains("\"color\":\"attention\"", CardText.Of(stale), StringComparison.Ordinal);
        await UntilAsync(() => hook.Requests.Any(request => request.Body.Contains("went stale", StringComparison.Ordinal)));
        var told = Told(host);

        // Elsewhere no button would reach the bot: there words say what to write to it.
        Assert.DoesNotContain(hook.Requests, request => request.Body.Contains("Action.Submit", StringComparison.Ordinal));
        Assert.Contains(hook.Requests, request => request.Body.Contains($"write to the Evidence bot: collect {Release}", StringComparison.Ordinal));

        // Whoever asks sees the same.
        using (await host.SayAsync("mara", $"what is stale for {Release}?"))
        {
            await host.Connector.UntilAsync(said => IsAbout(said, $"{Release}: ") && IsAbout(said, " stale, "), "What is stale");
        }

        // The button sends words; who may not collect is told so, who may follows a card.
        var button = Button(stale, "Collect again");
        using (await host.SayAsync("sam", "", value: button.DeepClone()))
        {
            await host.Connector.UntilAsync(said => ((string?)said["text"])?.Contains("One of these roles is needed: compliance, release, admin", StringComparison.Ordinal) == true, "The refusal");
        }

        using (await host.SayAsync("rita", "", value: button.DeepClone()))
        using (await host.SayAsync("rita", "", value: button.DeepClone()))
        {
            var done = await host.Connector.UntilAsync(said => IsAbout(said, "The evidence is collected."), "That it is collected");
            Assert.NotNull(CardText.FactOf(done, "Artifacts"));
        }

        // The same files were found: nothing new is told of them.
        Assert.Equal(0, await LookAsync(host, TimeSpan.Zero));
        Assert.Equal(told + 1, Told(host));
    }

    [Fact]
    public async Task Evidence_ThatGoesStaleInQuietTime_WaitsForItsEnd()
    {
        await using var hook = (await FakeSource.StartAsync()).Map("POST", "/hook", _ => FakeAnswer.Text("1"));
        await using var host = await TeamsHost.StartAsync();
        var now = host.Time.GetUtcNow();
        await SubscribeAsync(host, hook, $", quiet-hours: {{ from: \"{now.AddHours(-1):HH:mm}\", to: \"{now.AddHours(2):HH:mm}\" }}");
        await host.Services.GetRequiredService<CollectionService>().CollectAsync(Release, null, null, CancellationToken.None);

        Assert.NotEqual(0, await LookAsync(host, TimeSpan.FromDays(100)));
        await UntilAsync(() => hook.Requests.Count > 0);

        Assert.Empty(host.Connector.Said);
    }

    [Fact]
    public async Task Conversation_IsToldHowItHears()
    {
        await using var host = await TeamsHost.StartAsync();
        using var asked = await host.SayAsync("mara", "notify here");
        var said = (string)(await host.Connector.UntilAsync(_ => true, "How"))["text"]!;
        Assert.Contains("conversation: \"19:release-room@thread.tacv2\"", said, StringComparison.Ordinal);
        Assert.Contains("type: teams-conversation", said, StringComparison.Ordinal);
    }

    private static int Told(TeamsHost host) => host.Connector.Said.Count(said => CardText.Of(said.Activity).Contains("Collect again", StringComparison.Ordinal));

    // The host reads evidence.yaml when it starts.
    private static async Task SubscribeAsync(TeamsHost host, FakeSource hook, string quiet)
    {
        Environment.SetEnvironmentVariable("EVIDENCE_TEST_STALE_HOOK", $"{hook.Url}hook");
        await File.AppendAllTextAsync(host.Folder.PathOf("workspace", "evidence.yaml"), $$"""

            delivery:
              - { id: watch, type: teams-conversation, audience: internal, conversation: "19:watch@thread.tacv2", service: "{{host.Connector.Url}}" }
              - { id: hook, type: webhook, audience: internal, secrets: { url: EVIDENCE_TEST_STALE_HOOK } }
            notifications:
              - { id: watch, delivery: watch, products: [help-assistant], events: [evidence-going-stale, evidence-stale]{{quiet}} }

            """);
        await host.RestartAsync();
    }

    private static Task<int> LookAsync(TeamsHost host, TimeSpan later)
    {
        host.Time.Jump(later);
        return host.Services.GetRequiredService<EvidenceWatch>().LookAsync(CancellationToken.None);
    }

    private static bool IsAbout(JsonNode said, string words) => CardText.Of(said).Contains(words, StringComparison.Ordinal);

    private static JsonObject Button(JsonNode said, string title) =>
        (JsonObject)said["attachments"]![0]!["content"]!["actions"]!.AsArray().Single(action => (string?)action!["title"] == title)!["data"]!;

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        while (!happened())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
