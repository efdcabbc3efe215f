using System.Net;
using Evidence.Hosting.Embedded;
using Evidence.Hosting.Intake;
using Evidence.Hosting.Tests.Contract;
using Evidence.Testing;
using Evidence.Testing.Connectors;
using Evidence.Testing.Graph;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Intake;

/// <summary>A customer's file is put into a watched folder; the filled file comes back beside it, a copy goes to the library, and the channel hears of it with a link.</summary>
public sealed class WatchedFolderStoryTests
{
    private const string Link = "https://contoso.sharepoint.com/:f:/s/Sales/Eabc";

    [Fact]
    public async Task Questionnaire_InAWatchedFolder_ComesBackFilled_AndPeopleAreTold()
    {
        await using var graph = await GraphFake.StartAsync();
        await using var hook = (await FakeSource.StartAsync()).Map("POST", "/hook", _ => FakeAnswer.Text("1"));
        using var samples = new SampleFolder();
        await File.AppendAllTextAsync(Path.Combine(samples.Root, "evidence.yaml"), $$"""

            graph: { url: "{{graph.Url}}", secrets: { token: WATCHED_FOLDER_STORY_TOKEN } }
            delivery:
              - { id: channel, type: webhook, audience: internal, secrets: { url: WATCHED_FOLDER_STORY_HOOK } }
              - { id: library, type: sharepoint, audience: internal, site: "https://contoso.sharepoint.com/sites/Launch", folder: Drafts }
            watched-folders:
              - { id: sales, url: "{{Link}}", audience: nda, product: help-assistant }
            """);
        Environment.SetEnvironmentVariable("WATCHED_FOLDER_STORY_TOKEN", "token");
        Environment.SetEnvironmentVariable("WATCHED_FOLDER_STORY_HOOK", $"{hook.Url}hook");
        graph.SharedPaths[Link] = "";
        var customer = await File.ReadAllBytesAsync(RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.xlsx"));
        graph.Put("Shared/customer.xlsx", customer);
        graph.Put("Shared/notes.bin", [1, 2, 3]);

        await using var host = EmbeddedHost.Create(samples.Root, IPAddress.Loopback, 0);
        await host.StartAsync(CancellationToken.None);
        await UntilAsync(() => hook.Requests.Count > 0);
        var again = await host.Services.GetRequiredService<WatchedFolderIntake>().PollAsync(CancellationToken.None);
        await host.StopAsync();

        var filled = graph.Items["Shared/outbox/customer.xlsx"];
        Assert.NotEqual(customer, filled.Content);
        Assert.Equal(1, filled.Version);
        Assert.True(graph.Items.ContainsKey("Shared/outbox/customer.xlsx.report.json"));
        Assert.Contains("notes.bin", System.Text.Encoding.UTF8.GetString(graph.Items["Shared/outbox/notes.bin.problem.txt"].Content), StringComparison.Ordinal);
        Assert.Contains(graph.Items.Keys, path => path.StartsWith("Drafts/", StringComparison.Ordinal) && path.EndsWith("/customer.xlsx", StringComparison.Ordinal));
        Assert.Contains("https://contoso.example/:b:/organization/", Assert.Single(hook.Requests).Body, StringComparison.Ordinal);
        Assert.Equal(0, again.Taken);
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!happened())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
