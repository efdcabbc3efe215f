using Evidence.Connectors;
using Evidence.Hosting.Teams.Commands;
using Evidence.Hosting.Tests.Contract;
using Evidence.Ports;
using Evidence.Workspace;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Hosting.Tests.Teams;

/// <summary>What people's words are taken to mean, over the sample workspace.</summary>
public sealed class CommandReaderTests(CommandReaderTests.Samples samples) : IClassFixture<CommandReaderTests.Samples>
{
    [Theory]
    [InlineData("pack for checkout-ranker 2.4.0", CommandKind.Pack, "checkout-ranker-2.4.0")]
    [InlineData("Please build the evidence pack of Checkout Ranker v2.4.0!", CommandKind.Pack, "checkout-ranker-2.4.0")]
    [InlineData("is payment ranker 2.3.0 ready?", CommandKind.Pack, "checkout-ranker-2.3.0")]
    [InlineData("pack help-assistant-1.2.0", CommandKind.Pack, "help-assistant-1.2.0")]
    [InlineData("PACK FOR THE HELP BOT 1.3.0", CommandKind.Pack, "help-assistant-1.3.0")]
    [InlineData("how far is help assistant 1.2.0", CommandKind.Status, "help-assistant-1.2.0")]
    [InlineData("status", CommandKind.Status, null)]
    [InlineData("what is missing?", CommandKind.Missing, null)]
    [InlineData("What's missing for the ranker 2.4.0?", CommandKind.Missing, "checkout-ranker-2.4.0")]
    [InlineData("what is stale?", CommandKind.Stale, null)]
    [InlineData("is any evidence of help assistant 1.2.0 too old?", CommandKind.Stale, "help-assistant-1.2.0")]
    [InlineData("collect checkout-ranker-2.4.0", CommandKind.Collect, "checkout-ranker-2.4.0")]
    [InlineData("please collect again for the ranker 2.4.0", CommandKind.Collect, "checkout-ranker-2.4.0")]
    [InlineData("draft this questionnaire https://contoso.sharepoint.com/sites/RAI/status%20of%20help-assistant-1.2.0.docx", CommandKind.Draft, null)]
    [InlineData("notify here", CommandKind.Notify, null)]
    [InlineData("coverage for ISO 23894", CommandKind.Coverage, null)]
    [InlineData("draft this questionnaire", CommandKind.Draft, null)]
    [InlineData("approve: read by the board", CommandKind.Approve, null)]
    [InlineData("send it back because the tests are old", CommandKind.Reject, null)]
    [InlineData("waive drift", CommandKind.Waive, null)]
    [InlineData("help", CommandKind.Help, null)]
    [InlineData("hello there", CommandKind.Help, null)]
    [InlineData("?", CommandKind.Help, null)]
    [InlineData("the weather is nice", CommandKind.Unknown, null)]
    public void Words_AreUnderstood(string text, object kind, string? release)
    {
        var command = Read(text);
        Assert.Equal(kind, command.Kind);
        Assert.Equal(release, command.Release?.Id);
    }

    [Theory]
    [InlineData("coverage for ISO 23894", "iso-23894")]
    [InlineData("coverage iso-23894 please", "iso-23894")]
    [InlineData("where do we stand with NIST controls", "nist-ai-rmf")]
    [InlineData("coverage", null)]
    public void Framework_IsFound(string text, string? framework) => Assert.Equal(framework, Read(text).Framework?.Id);

    [Theory]
    [InlineData("pack for chekout-rankr 2.4.0", "checkout-ranker-2.4.0")]
    [InlineData("pack for help-asistant 1.2.0", "help-assistant-1.2.0")]
    [InlineData("pack for 1.3.0", "help-assistant-1.3.0")]
    [InlineData("pack for checkout-ranker", "checkout-ranker-2.4.0")]
    public void Release_NotSurelyNamed_IsSuggested_NotAssumed(string text, string likeliest)
    {
        var command = Read(text);
        Assert.Null(command.Release);
        Assert.Equal(likeliest, command.Suggestions[0].Id);
    }

    [Fact]
    public void Release_NobodyHas_IsNotSuggested() => Assert.Empty(Read("pack for fraud-detector 9.9").Suggestions);

    [Fact]
    public void FileAlone_IsAQuestionnaire() => Assert.Equal(CommandKind.Draft, CommandReader.Read("", hasFile: true, samples.Content).Kind);

    [Fact]
    public void Decision_KeepsItsReason()
    {
        Assert.Equal("read by the board", Read("approve checkout-ranker 2.4.0: read by the board").Note);
        Assert.Equal("the tests are old", Read("reject because the tests are old").Note);
        Assert.Equal("checkout-ranker-2.4.0-20261101T090000Z", Read("status checkout-ranker-2.4.0-20261101T090000Z").PackId);
    }

    private Command Read(string text) => CommandReader.Read(text, hasFile: false, samples.Content);

    public sealed class Samples : IDisposable
    {
        private readonly SampleFolder _folder = new();
        private readonly ServiceProvider _services;

        public Samples()
        {
            var services = new ServiceCollection();
            services.AddSingleton(TimeProvider.System);
            services.AddWorkspace(new WorkspaceOptions(_folder.Root, Path.Combine(AppContext.BaseDirectory, "framework-mappings")));
            services.AddConnectors();
            _services = services.BuildServiceProvider();
        }

        internal WorkspaceContent Content => _services.GetRequiredService<IWorkspaceSource>().Load();

        public void Dispose()
        {
            _services.Dispose();
            _folder.Dispose();
        }
    }
}
