using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evidence.Answers;
using Evidence.Ports;
using Evidence.Workspaces;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Model;

/// <summary>The models evidence.yaml names, over HTTP, against a stand-in for the endpoint.</summary>
public sealed class ModelEndpointTests : IAsyncLifetime
{
    private const string Question = "How long do you keep chat transcripts?";
    private const string Key = "key-7f3a-never-shown";
    private static readonly LibraryAnswer _retention = AnAnswer("retention", Question, "Transcripts are kept for 30 days by default. They are not shared with advertisers.", AnswerChoice.Yes);
    private static readonly LibraryAnswer _training = AnAnswer("training", "Do you train models on customer data?", "No. Customer data is not used to train models.", AnswerChoice.No);
    private readonly ConcurrentQueue<string> _told = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evidence-model-");
    private ModelEndpointStandIn _server = null!;

    public async Task InitializeAsync() => _server = await ModelEndpointStandIn.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task AQuestion_IsAskedInTheFormOfTheApiWithoutChanceAndWithItsKey()
    {
        _server.Reply = _ => Sentence("Chat transcripts are kept for 30 days.");
        using var services = With(Chat());

        var draft = (await DraftAsync(services, Question))[0];

        Assert.Equal("Chat transcripts are kept for 30 days.", draft.Text);
        var (path, key, body) = Assert.Single(_server.Asked);
        Assert.Equal("/openai/v1/chat/completions", path);
        Assert.Equal($"Bearer {Key}", key);
        Assert.Equal("model-a", (string)body["model"]!);
        Assert.Equal(0, (double)body["temperature"]!);
        Assert.Equal(20_260_101, (long)body["seed"]!);
        Assert.Equal("json_schema", (string)body["response_format"]!["type"]!);
        Assert.Equal("array", (string)body["response_format"]!["json_schema"]!["schema"]!["properties"]!["sentences"]!["type"]!);
        Assert.Equal(["system", "user"], body["messages"]!.AsArray().Select(message => (string)message!["role"]!));
        Assert.DoesNotContain("advertisers", Content(body, 0), StringComparison.Ordinal);
        Assert.Contains("advertisers", Content(body, 1), StringComparison.Ordinal);
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task AnEndpointThatIsBusyForAMoment_IsAskedAgain(int status)
    {
        _server.Faults.Enqueue((status, "{}"));
        _server.Reply = _ => Sentence("Chat transcripts are kept for 30 days.");
        using var services = With(Chat());

        Assert.Equal("Chat transcripts are kept for 30 days.", (await DraftAsync(services, Question))[0].Text);
        Assert.Equal(2, _server.Asked.Count);
        Assert.Empty(_told);
    }

    [Theory]
    [InlineData(401, "refused the secret MODEL_KEY (401)", 1)]
    [InlineData(404, "There is no model 'model-a'", 1)]
    [InlineData(400, "structured output by JSON schema", 1)]
    [InlineData(500, "answered with an error (500)", 3)]
    public async Task AnEndpointThatFails_CostsTheWordingOfTheRun_AndIsToldInOneLine(int status, string line, int requests)
    {
        _server.Always = (status, $"{{\"error\":{{\"message\":\"echo {Key} kept for 30 days\"}}}}");
        using var services = With(Chat());

        var drafts = await DraftAsync(services, Question, Question);

        Assert.Equal([_retention.Text, _retention.Text], drafts.Select(draft => draft.Text));
        Assert.Equal(requests, _server.Asked.Count);
        var told = Assert.Single(_told);
        Assert.Contains(line, told, StringComparison.Ordinal);
        Assert.EndsWith("answers keep their approved wording.", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    [Fact]
    public async Task AReplyThatIsNoJson_LeavesTheApprovedWording()
    {
        _server.Always = (200, "<html>Sign in</html>");
        using var services = With(Chat());

        Assert.Equal(_retention.Text, (await DraftAsync(services, Question))[0].Text);
        Assert.Contains("what is no reply", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEndpointThatDoesNotAnswer_IsGivenUp()
    {
        _server.IsSilent = true;
        using var services = With(new(Chat().Chat! with { Timeout = TimeSpan.FromMilliseconds(100) }));

        Assert.Equal(_retention.Text, (await DraftAsync(services, Question))[0].Text);
        Assert.Contains("did not answer within", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingSecret_IsNamed_AndNothingIsAsked()
    {
        using var services = With(new(Chat().Chat! with { Secret = "OTHER_KEY" }));

        Assert.Equal(_retention.Text, (await DraftAsync(services, Question))[0].Text);
        Assert.Contains("OTHER_KEY, which is not set", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task ALibrary_IsEmbeddedOnce_AndAfterwardsOnlyWhatChanged()
    {
        using (var first = With(Embeddings()))
        {
            await DraftAsync(first, Question);
        }

        var texts = Inputs();
        Assert.Equal(3, texts.Count);
        _server.Asked.Clear();
        using var second = With(Embeddings());
        await second.GetRequiredService<IAnswerDrafter>().DraftAsync(
            ARequest([_retention, _training with { Text = "No. Customer data is never used to train models." }], AQuestion(Question)), CancellationToken.None);

        Assert.Contains("never used", Assert.Single(Inputs()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InternalEntry_IsNotSentToTheModel()
    {
        using var services = With(Embeddings());

        await services.GetRequiredService<IAnswerDrafter>().DraftAsync(
            ARequest([_retention, _training with { Text = "Only for us.", Disclosure = DisclosureLevel.Internal }], AQuestion(Question)), CancellationToken.None);

        Assert.Equal(2, Inputs().Count);
        Assert.DoesNotContain(Inputs(), text => text.Contains("Only for us", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DamagedVectors_AreAskedForAgain()
    {
        using (var first = With(Embeddings()))
        {
            await DraftAsync(first, Question);
        }

        var kept = _folder.EnumerateFiles("vectors-*").Single().FullName;
        await File.WriteAllBytesAsync(kept, (await File.ReadAllBytesAsync(kept))[..50]);
        _server.Asked.Clear();
        using var second = With(Embeddings());

        Assert.Equal(_retention.Text, (await DraftAsync(second, Question))[0].Text);
        Assert.Equal(3, Inputs().Count);
    }

    [Fact]
    public async Task EmbeddingsThatCannotBeHad_LeaveTheWordsToDecide()
    {
        _server.Always = (401, "{}");
        using var services = With(Embeddings());

        Assert.Equal(_retention.Text, (await DraftAsync(services, Question))[0].Text);
        Assert.EndsWith("Answers are found by words alone.", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_SaysOfEachModelWhetherItHelps()
    {
        _server.Reply = _ => Sentence("Transcripts are kept for 30 days.");
        using var services = With(new(Chat().Chat, Embeddings().Embeddings));

        var good = await services.GetRequiredService<ModelChecks>().CheckAsync(CancellationToken.None);
        _server.Always = (401, "{}");
        var bad = await services.GetRequiredService<ModelChecks>().CheckAsync(CancellationToken.None);

        Assert.All(good, check => Assert.True(check is { Reachable: true, Authorised: true }, check.Summary));
        Assert.Equal(["drafting: chat", "drafting: embeddings"], good.Select(check => check.Source));
        Assert.All(bad, check => Assert.True(check is { Reachable: true, Authorised: false }, check.Summary));
    }

    [Fact]
    public async Task NoModel_NothingIsAddedAndNothingChecked()
    {
        using var services = With(DraftingSettings.None);

        Assert.Null(services.GetService<IChatClient>());
        Assert.Empty(await services.GetRequiredService<ModelChecks>().CheckAsync(CancellationToken.None));
    }

    private DraftingSettings Chat() => new(new ModelEndpoint(_server.Url, "model-a", "MODEL_KEY", TimeSpan.FromSeconds(10)));

    private DraftingSettings Embeddings() => new(Embeddings: new ModelEndpoint(_server.Url, "vectors-a", "MODEL_KEY", TimeSpan.FromSeconds(10)));

    private ServiceProvider With(DraftingSettings settings)
    {
        var secrets = new Mock<ISecretSource>();
        secrets.Setup(source => source.FindAsync("MODEL_KEY", It.IsAny<CancellationToken>())).Returns(new ValueTask<string?>(Key));
        var progress = new Mock<IProgressListener>();
        progress.Setup(listener => listener.Report("model", It.IsAny<string>())).Callback<string, string>((_, line) => _told.Enqueue(line));
        return DraftingHost.Build(
            services => services.AddSingleton(secrets.Object).AddSingleton(progress.Object).AddDraftingModels(settings),
            options => options.IndexFolder = _ => _folder.FullName,
            Thesaurus.Empty);
    }

    private static async Task<IReadOnlyList<DraftAnswer>> DraftAsync(ServiceProvider services, params string[] questions) =>
        await services.GetRequiredService<IAnswerDrafter>().DraftAsync(
            ARequest([_retention, _training], AQuestion(questions[0])) with { Questions = [.. questions.Select((text, at) => AQuestion(text, $"q{at + 1}"))] }, CancellationToken.None);

    private List<string> Inputs() => [.. _server.Asked.SelectMany(asked => asked.Body["input"] is JsonArray list ? list.Select(text => (string)text!) : [(string)asked.Body["input"]!])];

    private static string Content(JsonObject body, int message) => body["messages"]![message]!["content"] is JsonArray parts
        ? string.Concat(parts.Select(part => (string)part!["text"]!))
        : (string)body["messages"]![message]!["content"]!;

    private static string Sentence(params string[] texts) => JsonSerializer.Serialize(new { sentences = texts.Select(text => new { text, passages = new[] { "p1" } }) });
}
