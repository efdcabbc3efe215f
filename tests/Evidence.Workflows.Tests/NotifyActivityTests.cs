using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Gates;
using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Testing.Fakes;
using Evidence.Workflows.Activities;
using Evidence.Workflows.Notifications;
using Evidence.Workspaces;
using Microsoft.DurableTask;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Evidence.Workflows.Tests;

public sealed class NotifyActivityTests
{
    private static readonly DateTimeOffset _noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly EvidenceCatalog _catalog = new(new InMemoryEvidenceStore());
    private readonly Mock<IWorkflows> _workflows = new();
    private readonly List<DigestRequest> _started = [];
    private readonly FakeTimeProvider _time = new(_noon);
    private readonly Place _channel = new("channel", DisclosureLevel.Internal, takesFiles: false);
    private readonly Place _library = new("library", DisclosureLevel.Internal, takesFiles: true);

    public NotifyActivityTests() => _workflows
        .Setup(workflows => workflows.StartAsync(WorkflowNames.SendDigest, It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
        .Returns((string _, string _, object input, CancellationToken _) =>
        {
            _started.Add((DigestRequest)input);
            return Task.FromResult(true);
        });

    [Fact]
    public async Task WithoutSubscriptions_EveryDeliveryHearsEverythingAtOnce()
    {
        var result = await NotifyAsync([], NotificationEvents.GateRegressed);

        Assert.Equal(["library", "channel"], result.Delivered);
        Assert.Equal("ranker", Assert.Single(_channel.Taken).Product);
    }

    [Theory]
    [InlineData(NotificationEvents.GateRegressed, 1)]
    [InlineData(NotificationEvents.EvidenceStale, 0)]
    public async Task SubscribedDelivery_HearsWhatItAskedForAlone(string happened, int heard)
    {
        await NotifyAsync([ASubscription() with { Events = [NotificationEvents.GateRegressed] }], happened);

        Assert.Equal(heard, _channel.Taken.Count);
        Assert.Single(_library.Taken);
    }

    [Fact]
    public async Task TwoSubscriptions_OfOneDelivery_TellItOnce()
    {
        await NotifyAsync([ASubscription(), ASubscription() with { Id = "other" }], NotificationEvents.GateRegressed);

        Assert.Single(_channel.Taken);
    }

    [Fact]
    public async Task Digest_IsToldOnceForAll_WhenItsTimeHasCome()
    {
        var daily = ASubscription() with { Digest = DigestKind.Daily };
        await NotifyAsync([daily], NotificationEvents.GateRegressed, "run-1");
        await NotifyAsync([daily], NotificationEvents.EvidenceStale, "run-1");
        Assert.Empty(_channel.Taken);

        var result = await SendAsync([daily], _started[0]);

        Assert.Equal(_noon.AddHours(20), Assert.Single(_started.Distinct()).DueAt);
        Assert.Equal(new DigestResult(2), result);
        var told = Assert.Single(_channel.Taken);
        Assert.Equal("2 notifications: 1 evidence-stale, 1 gate-regressed", told.Title);
        Assert.Contains("- a line about gate-regressed", told.Body, StringComparison.Ordinal);
        Assert.Equal(["ana"], told.Mentions);
    }

    [Fact]
    public async Task Digest_ThatWasTold_IsNotToldAgain_AndTheNextOneBeginsEmpty()
    {
        var daily = ASubscription() with { Digest = DigestKind.Daily };
        await NotifyAsync([daily], NotificationEvents.GateRegressed);
        await SendAsync([daily], _started[0]);

        var again = await SendAsync([daily], _started[0]);
        var next = await SendAsync([daily], _started[0] with { DigestId = "next", DueAt = _noon.AddDays(2) });

        Assert.Equal((0, 0), (again.Notifications, next.Notifications));
        Assert.Single(_channel.Taken);
    }

    [Fact]
    public async Task Digest_ThatCannotBeTold_SaysWhy_AndHoldsTheSameWhenItIsTriedAgain()
    {
        var daily = ASubscription() with { Digest = DigestKind.Daily };
        await NotifyAsync([daily], NotificationEvents.GateRegressed, "run-1");
        _channel.IsAway = true;
        var failed = await SendAsync([daily], _started[0]);
        await NotifyAsync([daily], NotificationEvents.EvidenceStale, "run-2");
        _channel.IsAway = false;

        var told = await SendAsync([daily], _started[0]);
        var next = await SendAsync([daily], _started[0] with { DigestId = "next", DueAt = _noon.AddDays(2) });

        Assert.Equal("'channel' is away.", failed.Problem);
        Assert.Equal((1, 1), (told.Notifications, next.Notifications));
    }

    [Fact]
    public async Task QuietHours_HoldBackWhatIsImmediate()
    {
        var quiet = ASubscription() with { Quiet = new QuietTime(new TimeOnly(11, 0), new TimeOnly(13, 0), []) };

        await NotifyAsync([quiet], NotificationEvents.GateRegressed);

        Assert.Empty(_channel.Taken);
        Assert.Equal(_noon.AddHours(1), Assert.Single(_started).DueAt);
    }

    [Fact]
    public async Task Message_LinksToTheFilesThatWereLaidDown_WhereItsReadersMayKnowOfThem()
    {
        _library.Links["pack.zip"] = "https://contoso.example/pack.zip";
        await PutPackAsync();

        await NotifyAsync([], NotificationEvents.PackDecided, subject: "pack-1", withFiles: true);

        Assert.Equal("https://contoso.example/pack.zip", Assert.Single(_channel.Taken).Links["Open pack.zip"]);
        Assert.Equal("pack.zip", Assert.Single(Assert.Single(_library.Taken).Files).Name);
        Assert.Equal("ranker-1: conditional go, approved", _channel.Taken[0].Title);
    }

    [Fact]
    public async Task Message_AboveTheSubscription_IsNotDelivered_AndSaidToBe()
    {
        var result = await NotifyAsync([ASubscription() with { Audience = DisclosureLevel.Nda }], NotificationEvents.GateRegressed);

        Assert.Empty(_channel.Taken);
        Assert.Contains("subscription 'rai' is for a nda audience", result.Failed["channel"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_ThatFails_DoesNotKeepOthersFromIt()
    {
        _library.IsAway = true;

        var result = await NotifyAsync([], NotificationEvents.GateRegressed);

        Assert.Equal(["channel"], result.Delivered);
        Assert.Equal("'library' is away.", result.Failed["library"]);
    }

    [Fact]
    public async Task Delivery_ThatFails_IsOwedUntilItIsMade_AndTriedWithGrowingPauses()
    {
        _library.IsAway = true;
        await NotifyAsync([], NotificationEvents.GateRegressed);
        var first = Assert.Single(await Owed());
        Assert.Equal(("library", "'library' is away.", 1, _noon.AddMinutes(15)), (first.Delivery, first.Reason, first.Attempts, first.NextAt));

        _time.Advance(TimeSpan.FromMinutes(20));
        await RunAsync([], first.Request);
        var second = Assert.Single(await Owed());
        Assert.Equal((2, _noon, _noon.AddMinutes(50)), (second.Attempts, second.Since, second.NextAt));

        _library.IsAway = false;
        var result = await RunAsync([], second.Request);
        Assert.Equal(["library"], result.Delivered);
        Assert.Empty(await Owed());
        Assert.Single(_channel.Taken);
    }

    [Fact]
    public async Task Delivery_ThatRefusesWhatIsAboveIt_IsOwedNothing()
    {
        await NotifyAsync([ASubscription() with { Audience = DisclosureLevel.Nda }], NotificationEvents.GateRegressed);

        Assert.Empty(await Owed());
    }

    [Fact]
    public async Task Delivery_ThatIsNoLongerConfigured_IsOwedNothing()
    {
        var undelivered = new UndeliveredNotifications(_catalog, _time);
        var request = new NotifyRequest("n", NotificationEvents.GateRegressed, "ranker-1");
        await undelivered.AddAsync(request, "gone", "It was away.", CancellationToken.None);

        await RunAsync([], request with { Only = "gone" });

        Assert.Empty(await Owed());
    }

    [Fact]
    public async Task Message_ToldAgain_StillLeadsToTheFiles()
    {
        _library.Links["pack.zip"] = "https://contoso.example/pack.zip";
        await PutPackAsync();
        _channel.IsAway = true;
        await NotifyAsync([], NotificationEvents.PackDecided, subject: "pack-1", withFiles: true);
        _channel.IsAway = false;

        await RunAsync([], Assert.Single(await Owed()).Request);

        Assert.Equal("https://contoso.example/pack.zip", Assert.Single(_channel.Taken).Links["Open pack.zip"]);
        Assert.Equal("https://contoso.example/pack.zip", Assert.Single(await new DeliveredFiles(_catalog).ListAsync("pack-1", CancellationToken.None)).Links["pack.zip"]);
    }

    [Theory]
    [InlineData(false, DisclosureLevel.Internal, 2)]
    [InlineData(true, DisclosureLevel.Nda, 1)]
    public async Task Questionnaire_CallsOnOwners_UnlessItIsTheCustomersCopy(bool clean, DisclosureLevel level, int files)
    {
        await PutQuestionnaireAsync(clean);

        await NotifyAsync([], NotificationEvents.QuestionnaireReady, subject: "q-1", withFiles: true);

        var told = Assert.Single(_library.Taken);
        Assert.Equal(level, told.Disclosure);
        Assert.Equal(files, told.Files.Count);
        Assert.Equal(clean ? [] : ["ana"], told.Mentions);
        Assert.Equal("acme.docx: 3 of 5 questions drafted", told.Title);
    }

    private Task<IReadOnlyList<UndeliveredNotification>> Owed() => new UndeliveredNotifications(_catalog, _time).ListAsync(CancellationToken.None);

    private Task<NotifyResult> NotifyAsync(Subscription[] subscriptions, string happened, string run = "run-1", string subject = "ranker-1", bool withFiles = false) =>
        RunAsync(subscriptions, new NotifyRequest($"{run}.{subject}.{happened}", happened, subject, withFiles) { Lines = [$"a line about {happened}"], Mentions = ["ana"] });

    private async Task<NotifyResult> RunAsync(Subscription[] subscriptions, NotifyRequest request)
    {
        var workspace = WorkspaceOf(subscriptions);
        var activity = new NotifyActivity(
            new NotificationMessages(_catalog, workspace), Mock.Of<IDeliveries>(all => all.All() == new IDelivery[] { _channel, _library }), workspace, new PendingNotifications(_catalog), new UndeliveredNotifications(_catalog, _time), new DeliveredFiles(_catalog), _workflows.Object, _time);
        return await activity.RunAsync(Mock.Of<TaskActivityContext>(), request);
    }

    private Task<DigestResult> SendAsync(Subscription[] subscriptions, DigestRequest digest) =>
        new TellDigestActivity(WorkspaceOf(subscriptions), Mock.Of<IDeliveries>(all => all.All() == new IDelivery[] { _channel, _library }), new PendingNotifications(_catalog))
            .RunAsync(Mock.Of<TaskActivityContext>(), digest);

    private static IWorkspaceSource WorkspaceOf(Subscription[] subscriptions)
    {
        var content = new WorkspaceContent(
            "", "Test", [], [], [new Release("ranker-1", "ranker", "1", RiskTier.Tier2, "", [], "default")], [], [], [], [], [], [], new Facts.MetricVocabulary([]), new Thesaurus([]), [], new(), new(), [], [])
        {
            Subscriptions = subscriptions,
        };
        return Mock.Of<IWorkspaceSource>(source => source.Load() == content);
    }

    private async Task PutPackAsync()
    {
        using var bytes = new MemoryStream([1]);
        var stored = await _catalog.Store.PutContentAsync(bytes, CancellationToken.None);
        var file = new PackFile("pack.zip", "application/zip", stored.Digest, stored.Size);
        await _catalog.PutAsync(
            PackRecords.Key("pack-1"), new PackResult("pack-1", "ranker-1", _noon, DispositionKind.ConditionalGo, ["a gate is waived"], stored.Digest, [file], 0, PackVerdict.Approved), CancellationToken.None);
    }

    private async Task PutQuestionnaireAsync(bool clean)
    {
        var digest = Sha256Digest.Of([1]);
        var drafts = await _catalog.KeepAsync(
            new List<DraftAnswer> { new("1", DraftStatus.Unanswered, null, null, 0, [], [], Owner: "ana"), new("2", DraftStatus.Drafted, "Yes.", null, 1, [], [], Owner: "bo") }, CancellationToken.None);
        var file = new PackFile("acme.docx", "application/octet-stream", digest, 1);
        await _catalog.PutAsync(PackRecords.QuestionnaireRequestKey("q-1"), new QuestionnaireRequest("q-1", digest, "acme.docx", DisclosureLevel.Nda, _noon, Clean: clean), CancellationToken.None);
        await _catalog.PutAsync(PackRecords.QuestionnaireKey("q-1"), new QuestionnaireResult("q-1", "acme.docx", file, file, 5, 3, 1, 1) { Drafts = drafts }, CancellationToken.None);
    }

    private static Subscription ASubscription() =>
        new("rai", "channel", [], [], DigestKind.Immediate, new TimeOnly(8, 0), DayOfWeek.Monday, "UTC", QuietTime.None);

    private sealed class Place(string id, DisclosureLevel audience, bool takesFiles) : IDelivery
    {
        public List<DeliveryRequest> Taken { get; } = [];

        public SortedDictionary<string, string> Links { get; } = [];

        public bool IsAway { get; set; }

        public string Id => id;

        public DisclosureLevel Audience => audience;

        public bool TakesFiles => takesFiles;

        public Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
        {
            if (IsAway)
            {
                throw new EvidenceException(FaultCode.Unavailable, $"'{id}' is away.");
            }

            Taken.Add(request);
            return Task.FromResult(new DeliveryReceipt(Links, false));
        }
    }
}
