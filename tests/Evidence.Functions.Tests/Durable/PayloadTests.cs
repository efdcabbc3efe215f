using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Conversations;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Workflows;

namespace Evidence.Functions.Tests.Durable;

/// <summary>Payloads between activities, as the worker writes and reads them, and at their largest.</summary>
public sealed class PayloadTests
{
    private const int Limit = 16 * 1024;

    // The worker's own options: https://github.com/Azure/azure-functions-dotnet-worker, ConfigureFunctionsWorkerDefaults.
    private static readonly JsonSerializerOptions _worker = new() { PropertyNameCaseInsensitive = true };

    private static readonly Sha256Digest _digest = Sha256Digest.Of("x"u8);

    private static readonly ChatPlace _place = new("https://smba.trafficmanager.net/emea/", "19:a@thread.tacv2;messageid=1", "channel", "tenant", "28:bot", "msteams");

    public static TheoryData<object> Largest() =>
    [
        new CollectResult("release", [.. Enumerable.Range(0, 20).Select(i => new SourceSummary($"source-{i}", SourceState.Partial, 9, 8, 7, 1, new string('g', 400)))], 1, 2, 3, new LedgerAnchor(1, _digest)),
        new JudgeResult(_digest, DispositionKind.ConditionalGo, [.. Enumerable.Repeat(new string('r', 600), 5)], 2, ["release-manager"]) { Gates = new Dictionary<string, int> { ["Pass"] = 3 } },
        new PackResult("p", "r", DateTimeOffset.UnixEpoch, DispositionKind.Go, [.. Enumerable.Repeat(new string('r', 600), 5)], _digest, [new PackFile("a.zip", "application/zip", _digest, 5)], 0, PackVerdict.Pending),
        new PackRequest("r", DateTimeOffset.UnixEpoch, "ana", AwaitDecision: true),
        new DecisionRequest("p", "ana", ["risk-owner"], DecisionKind.Approve, new string('n', 2000), DateTimeOffset.UnixEpoch),
        new QuestionnaireRequest("q", _digest, "f.docx", Answers.DisclosureLevel.Nda, DateTimeOffset.UnixEpoch) { HandOutAs = "in/f.docx" },
        new NotifyRequest("n", "evidence-stale", "release") { Lines = [.. Enumerable.Repeat(new string('l', 400), 10)], Mentions = [.. Enumerable.Repeat(new string('m', 60), 10)], Only = "channel" },
        new NotifyResult(["share"], new Dictionary<string, string> { ["teams"] = "away" }),
        new RefreshResult(40, [.. Enumerable.Range(0, 40).Select(i => $"release-{i}")], [.. Enumerable.Repeat(new string('c', 300), 20)]),
        new HandOutRequest("q", "in/f.docx", "It is not read."),
        new WaiverRequest("p", "g", "ana", DateTimeOffset.UnixEpoch, _digest) { Terms = new WaiverTerms(new string('r', 1000), new string('k', 1000), DateTimeOffset.UnixEpoch) },
        new ConverseRequest(new ChatMessage("1", _place, new ChatPerson("29:a", "Ana", "oid"), new string('t', 4000), DateTimeOffset.UnixEpoch, [new ChatFile("f.docx", "https://x.sharepoint.com/f")], new string('s', 8192))),
        new RunFollowing("p", "pack", _place, "ana", "r", "card", "digest"),
        new RunShown("card", "digest", IsOver: false, RetryAfterSeconds: 5),
        new RefreshRequest(DateTimeOffset.UnixEpoch),
    ];

    [Theory]
    [MemberData(nameof(Largest))]
    public void Payload_SurvivesTheWorkersSerializer_AndIsSmall(object payload)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), _worker);
        Assert.InRange(json.Length, 1, Limit);
        var read = JsonSerializer.Deserialize(json, payload.GetType(), _worker);
        Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(read, payload.GetType(), _worker));
    }
}
