using System.Net;
using System.Net.Http.Json;
using Evidence.Hosting.Tests.Contract;
using Evidence.Testing;

namespace Evidence.Hosting.Tests.Processes;

/// <summary>What survives when a serving process is killed.</summary>
public sealed class ServeTests
{
    [Fact]
    public async Task WaitForADecision_SurvivesAKilledProcess()
    {
        using var folder = new SampleFolder();
        string href;
        await using (var first = await ServeProcess.StartAsync(folder.Root))
        {
            var walk = new ApiWalk(first.Client, await ApiDescription.OfAsync(first.Client));
            href = await walk.StartAsync("help-assistant-1.3.0");
            await walk.UntilAsync(href, "awaiting-decision");
            await first.KillAsync();
        }

        await using var second = await ServeProcess.StartAsync(folder.Root);
        var after = new ApiWalk(second.Client, await ApiDescription.OfAsync(second.Client));
        await after.UntilAsync(href, "awaiting-decision");
        using var decided = await second.Client.PostAsJsonAsync($"{href}/decision", new { decision = "reject", note = "Findings are open.", by = "tom.osei@northlight.example" });
        Assert.Equal(HttpStatusCode.Accepted, decided.StatusCode);
        Assert.Equal("rejected", (string)(await after.UntilAsync(href, "done"))["verdict"]!);
    }

    [AzuriteFact]
    public async Task TwoProcessesOnOneHub_LoseNothingWhenOneIsKilled()
    {
        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        using var folder = new SampleFolder();
        try
        {
            (string, string)[] settings = [("EVIDENCE_STORAGE__CONNECTIONSTRING", azurite.ConnectionString), ("EVIDENCE_LOCAL", folder.PathOf("local"))];
            await using var killed = await ServeProcess.StartAsync(folder.Root, settings);
            await using var survivor = await ServeProcess.StartAsync(folder.Root, settings);
            var asked = new ApiWalk(killed.Client, await ApiDescription.OfAsync(killed.Client));
            string[] hrefs = [await asked.StartAsync("help-assistant-1.2.0", awaitDecision: false), await asked.StartAsync("checkout-ranker-2.3.0", awaitDecision: false)];
            await killed.KillAsync();
            var walk = new ApiWalk(survivor.Client, await ApiDescription.OfAsync(survivor.Client));
            foreach (var href in hrefs)
            {
                Assert.NotNull((await walk.UntilAsync(href, "done"))["manifest"]);
            }
        }
        finally
        {
            await azurite.DisposeAsync();
        }
    }
}
