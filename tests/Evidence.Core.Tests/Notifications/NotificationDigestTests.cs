using Evidence.Answers;
using Evidence.Notifications;

namespace Evidence.Core.Tests.Notifications;

public sealed class NotificationDigestTests
{
    private static readonly DateTimeOffset _due = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void OneEvent_IsToldAsItIs()
    {
        var message = NotificationDigest.Of("digest-1", [APending("a") with { Title = "ranker-1: go" }]);

        Assert.Equal(("digest-1", "pack-decided", "ranker-1: go", "- why"), (message.Id, message.Event, message.Title, message.Body));
    }

    [Fact]
    public void SeveralEvents_AreOneMessage_AtTheHighestLevelInThem_WhateverTheirOrder()
    {
        PendingNotification[] pending = [APending("a") with { Disclosure = DisclosureLevel.Internal }, APending("b") with { Event = "gate-regressed", Product = "assistant", Mentions = ["Ana", "bo"] }];

        var message = NotificationDigest.Of("digest-1", pending);
        var reversed = NotificationDigest.Of("digest-1", [.. pending.Reverse()]);

        Assert.Equal("2 notifications: 1 gate-regressed, 1 pack-decided", message.Title);
        Assert.Equal(DisclosureLevel.Internal, message.Disclosure);
        Assert.Equal(["ana", "bo"], message.Mentions.Select(name => name.ToLowerInvariant()));
        Assert.Equal((message.Title, message.Body), (reversed.Title, reversed.Body));
    }

    [Fact]
    public void ManyEvents_AreCut_AndSaidToBe()
    {
        var message = NotificationDigest.Of("digest-1", [.. Enumerable.Range(1, 100).Select(i => APending($"{i:000}"))]);

        Assert.EndsWith("- and 160 more lines", message.Body, StringComparison.Ordinal);
    }

    private static PendingNotification APending(string id) =>
        new(id, "pack-decided", "ranker", $"title {id}", "- why", DisclosureLevel.Public, ["ana"], new Dictionary<string, string>(), _due);
}
