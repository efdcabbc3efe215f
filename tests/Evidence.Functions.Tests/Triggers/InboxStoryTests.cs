using Azure.Storage.Blobs;
using Evidence.Functions.Tests.Http;
using Evidence.Functions.Triggers;
using Evidence.Hosting.Engine;
using Evidence.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Functions.Tests.Triggers;

/// <summary>A questionnaire dropped in the inbox comes out of the outbox, on the emulator's storage.</summary>
public sealed class InboxStoryTests(FunctionsApiHost host) : IClassFixture<FunctionsApiHost>
{
    [AzuriteFact]
    public async Task QuestionnaireInTheInbox_IsDraftedToTheOutbox_Once()
    {
        var inbox = await ContainerAsync(InboxTrigger.Inbox);
        var blob = inbox.GetBlobClient("help-assistant/customer.xlsx");
        await using (var file = File.OpenRead(RepositoryRoot.Path("samples", "questionnaires", "customer-questionnaire.xlsx")))
        {
            await blob.UploadAsync(file);
        }

        await DropAsync(blob);
        await DropAsync(blob);

        var outbox = await ContainerAsync(InboxTrigger.Outbox);
        await ExistsAsync(outbox.GetBlobClient("help-assistant/customer.xlsx"));
        await ExistsAsync(outbox.GetBlobClient("help-assistant/customer.xlsx.report.json"));
    }

    [AzuriteFact]
    public async Task FileThatIsNoQuestionnaire_GetsATextThatSaysWhy()
    {
        var blob = (await ContainerAsync(InboxTrigger.Inbox)).GetBlobClient("notes.bin");
        await blob.UploadAsync(BinaryData.FromBytes(new byte[] { 1, 2, 3 }));
        await DropAsync(blob);
        var problem = await (await ContainerAsync(InboxTrigger.Outbox)).GetBlobClient("notes.bin.problem.txt").DownloadContentAsync();
        Assert.Contains("notes.bin", problem.Value.Content.ToString(), StringComparison.Ordinal);
    }

    private async Task<BlobContainerClient> ContainerAsync(string name)
    {
        var container = FunctionsSettings.HostBlobs(host.Services.GetRequiredService<IConfiguration>()).GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    }

    private Task DropAsync(BlobClient blob) =>
        new InboxFunctions(host.Services.GetRequiredService<InboxTrigger>())
            .OnPolling(blob, new EngineDurableClient(host.Services.GetRequiredService<EngineClient>()), CancellationToken.None);

    private static async Task ExistsAsync(BlobClient blob)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await blob.ExistsAsync(patience.Token))
        {
            await Task.Delay(200, patience.Token);
        }
    }
}
