using System.Text.Json;
using Evidence.Answers;
using Evidence.Ports;
using Evidence.Testing.Drafting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Model;

public sealed class ChatDrafterTests : AnswerDrafterSuite
{
    private static readonly LibraryAnswer _retention = AnAnswer(
        "retention", "How long do you keep chat transcripts?", "Yes. Transcripts are kept for 30 days by default. They are not shared with advertisers. Backups age out 35 days later.", AnswerChoice.Yes);

    // "How long" is no question that a yes answers.
    private const string Approved = "Transcripts are kept for 30 days by default. They are not shared with advertisers. Backups age out 35 days later.";

    // For the suite: a model whose wording is never supported, so that the approved answer stays.
    protected override IAnswerDrafter Drafter { get; } = With(new ObedientClient(_ => Sentence("Completely unrelated inventions about unicorns."))).GetRequiredService<IAnswerDrafter>();

    [Fact]
    public async Task ASupportedWording_IsTakenWithItsPassage()
    {
        var draft = await RewordedAsync("Chat transcripts are kept for 30 days.");

        Assert.Equal("Chat transcripts are kept for 30 days.", draft.Text);
        Assert.Equal("retention", Assert.Single(draft.Citations).Id);
    }

    [Theory]
    [InlineData("Transcripts are kept for 90 days by default.")]
    [InlineData("Transcripts are shared with advertisers.")]
    [InlineData("Transcripts are kept for 30 days by default at Contoso.")]
    [InlineData("Transcripts are kept by default and certified by regulators and auditors worldwide.")]
    [InlineData("No.")]
    public async Task AWordingThatThePassageDoesNotSupport_IsRemoved(string sentence)
    {
        var draft = await RewordedAsync(sentence);

        Assert.Equal(Approved, draft.Text);
    }

    [Fact]
    public async Task OneUnsupportedSentence_CostsOnlyItself()
    {
        var draft = await RewordedAsync("Transcripts are kept for 30 days by default.", "Backups age out after 99 days.");

        Assert.Equal("Transcripts are kept for 30 days by default.", draft.Text);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"sentences\":[]}")]
    [InlineData("{\"sentences\":[{\"text\":\"Transcripts are kept for 30 days.\",\"passages\":[\"p9\"]}]}")]
    [InlineData("{\"sentences\":[{\"text\":\"Transcripts are kept for 30 days.\",\"passages\":[]}]}")]
    public async Task AReplyThatCitesNoPassage_FallsBackToTheApprovedAnswer(string reply)
    {
        using var services = With(new ObedientClient(_ => reply));

        var draft = await DraftAsync(services);

        Assert.Equal(Approved, draft.Text);
    }

    [Fact]
    public async Task AModelThatCannotBeReached_CostsNothingButTheWording()
    {
        using var services = With(new ObedientClient(_ => throw new HttpRequestException("down")));

        Assert.Equal(Approved, (await DraftAsync(services)).Text);
    }

    [Fact]
    public async Task ThePrompt_IsAskedWithoutChanceAndRecordedWithItsDigest()
    {
        var client = new ObedientClient(_ => Sentence("Transcripts are kept for 30 days by default."));
        var records = new List<RecordedPrompt>();
        using var services = With(client, options => options.Record = records.Add);

        await DraftAsync(services);

        var (messages, asked) = Assert.Single(client.Asked);
        Assert.Equal(0, asked!.Temperature);
        Assert.NotNull(asked.Seed);
        Assert.Equal(ChatRole.System, messages[0].Role);
        Assert.DoesNotContain("Transcripts", messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(asked.Seed, Assert.Single(records).Seed);
        Assert.Equal("q1", records[0].QuestionId);
    }

    [Fact]
    public async Task WhatMayNotLeave_IsNotShownToTheModelEither()
    {
        var client = new ObedientClient(_ => Sentence("Transcripts are kept for 30 days by default."));
        using var services = With(client);
        var secret = AnAnswer("secret", "How long do you keep chat transcripts?", "Zebras keep them for ever.", disclosure: DisclosureLevel.Internal);

        await services.GetRequiredService<IAnswerDrafter>().DraftAsync(ARequest([_retention, secret], AQuestion("How long do you keep chat transcripts?")), CancellationToken.None);

        Assert.All(client.Asked, asked => Assert.DoesNotContain("Zebras", string.Concat(asked.Messages.Select(message => message.Text)), StringComparison.Ordinal));
    }

    private static string Sentence(params string[] texts) =>
        JsonSerializer.Serialize(new { sentences = texts.Select(text => new { text, passages = new[] { "p1" } }) });

    private static ServiceProvider With(IChatClient client, Action<DraftingOptions>? configure = null) => DraftingHost.Build(services => services.AddSingleton(client), configure);

    private static async Task<DraftAnswer> RewordedAsync(params string[] sentences)
    {
        using var services = With(new ObedientClient(_ => Sentence(sentences)));
        return await DraftAsync(services);
    }

    private static async Task<DraftAnswer> DraftAsync(ServiceProvider services) =>
        (await services.GetRequiredService<IAnswerDrafter>().DraftAsync(ARequest([_retention], AQuestion("How long do you keep chat transcripts?")), CancellationToken.None))[0];
}
