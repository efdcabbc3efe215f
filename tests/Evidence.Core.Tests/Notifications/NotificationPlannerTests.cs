using System.Globalization;
using Evidence.Notifications;

namespace Evidence.Core.Tests.Notifications;

public sealed class NotificationPlannerTests
{
    private static readonly QuietTime _nights = new(new TimeOnly(20, 0), new TimeOnly(7, 0), []);
    private static readonly QuietTime _weekends = new(null, null, [DayOfWeek.Saturday, DayOfWeek.Sunday]);

    [Fact]
    public void Immediate_WithoutQuietTime_IsToldAtOnce() => Assert.Null(NotificationPlanner.DueAt(ASubscription(), At("2026-11-24T03:00:00Z")));

    [Theory]
    [InlineData("2026-11-24T19:59:00Z", null)]
    [InlineData("2026-11-24T20:00:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-24T23:59:59Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T00:00:00Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T06:59:59Z", "2026-11-25T07:00:00Z")]
    [InlineData("2026-11-25T07:00:00Z", null)]
    public void Immediate_InQuietHours_IsToldAtTheirEnd(string now, string? due) => Due(ASubscription() with { Quiet = _nights }, now, due);

    [Theory]
    [InlineData("2026-11-24T12:30:00Z", "2026-11-24T13:00:00Z")]
    [InlineData("2026-11-24T11:00:00Z", null)]
    public void QuietHours_WithinADay_EndOnThatDay(string now, string? due) =>
        Due(ASubscription() with { Quiet = new QuietTime(new TimeOnly(12, 0), new TimeOnly(13, 0), []) }, now, due);

    [Theory]
    [InlineData("2026-11-27T12:00:00Z", null)]
    [InlineData("2026-11-28T12:00:00Z", "2026-11-30T00:00:00Z")]
    [InlineData("2026-11-29T23:59:00Z", "2026-11-30T00:00:00Z")]
    public void Immediate_OnAQuietDay_IsToldWhenTheDaysAreOver(string now, string? due) => Due(ASubscription() with { Quiet = _weekends }, now, due);

    [Fact]
    public void QuietDays_ThatEndInQuietHours_EndWithThem() =>
        Due(ASubscription() with { Quiet = _nights with { Days = _weekends.Days } }, "2026-11-28T12:00:00Z", "2026-11-30T07:00:00Z");

    [Theory]
    [InlineData("2026-11-24T07:59:00Z", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z")]
    [InlineData("2026-12-31T12:00:00Z", "2027-01-01T08:00:00Z")]
    public void Daily_IsToldAtTheNextTime(string now, string due) => Due(ASubscription(DigestKind.Daily), now, due);

    [Theory]
    [InlineData("2026-11-24T12:00:00Z", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-30T07:59:00Z", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z")]
    public void Weekly_IsToldOnItsDay(string now, string due) => Due(ASubscription(DigestKind.Weekly), now, due);

    [Fact]
    public void Daily_OnAQuietDay_WaitsForItsEnd() => Due(ASubscription(DigestKind.Daily) with { Quiet = _weekends }, "2026-11-27T12:00:00Z", "2026-11-30T00:00:00Z");

    [Theory]
    [InlineData("2026-07-01T05:00:00Z", "2026-07-01T06:00:00Z")]
    [InlineData("2026-12-01T05:00:00Z", "2026-12-01T07:00:00Z")]
    public void Times_AreThoseOfTheTimeZone(string now, string due) => Due(ASubscription(DigestKind.Daily) with { TimeZone = "Europe/Berlin" }, now, due);

    [Fact]
    public void LocalTime_ThatTheClocksSkip_IsToldWhenTheyHaveGoneOn() =>
        Due(ASubscription(DigestKind.Daily) with { TimeZone = "Europe/Berlin", At = new TimeOnly(2, 30) }, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z");

    [Fact]
    public void LocalTime_ThatComesTwice_IsToldAtTheFirst() =>
        Due(ASubscription(DigestKind.Daily) with { TimeZone = "Europe/Berlin", At = new TimeOnly(2, 30) }, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z");

    [Fact]
    public void EveryPlan_IsLaterThanNow_OutsideQuietTime_AndPlannedTheSameTwice()
    {
        var subscriptions = from digest in Enum.GetValues<DigestKind>()
                            from zone in new[] { "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata" }
                            from quiet in new[] { QuietTime.None, _nights, _nights with { Days = _weekends.Days } }
                            select ASubscription(digest) with { TimeZone = zone, Quiet = quiet };
        foreach (var subscription in subscriptions)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.TimeZone);
            for (var now = At("2026-03-01T00:13:00Z"); now < At("2026-04-15T00:00:00Z"); now = now.AddHours(5).AddMinutes(17))
            {
                var due = NotificationPlanner.DueAt(subscription, now);
                Assert.True(due is null || due > now);
                Assert.True(due is null || due <= now.AddDays(10));
                Assert.Null(subscription.Quiet.EndOf(TimeZoneInfo.ConvertTime(due ?? now, zone).DateTime));
                Assert.Equal(due, NotificationPlanner.DueAt(subscription, now));
            }
        }
    }

    [Theory]
    [InlineData("gate-regressed", "ranker", true)]
    [InlineData("gate-regressed", "assistant", false)]
    [InlineData("pack-decided", "ranker", false)]
    public void Subscription_WantsItsEventsOfItsProducts(string happened, string product, bool wants) =>
        Assert.Equal(wants, NotificationPlanner.Wants(ASubscription() with { Products = ["ranker"], Events = ["gate-regressed"] }, happened, product));

    [Fact]
    public void Subscription_ThatNamesNone_WantsAll() => Assert.True(NotificationPlanner.Wants(ASubscription(), "pack-decided", "any"));

    [Fact]
    public void DigestId_TellsSubscriptionsAndTimesApart_AndIsFitForARun()
    {
        var due = At("2026-11-25T07:00:00Z");
        string[] names = ["a b", "a-b", "a/b", new string('x', 200), new string('x', 199)];

        string[] ids = [.. names.Select(name => NotificationPlanner.DigestId(ASubscription() with { Id = name }, due)), NotificationPlanner.DigestId(ASubscription(), due.AddDays(1)), NotificationPlanner.DigestId(ASubscription(), due)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9._-]{1,100}$", id));
    }

    private static void Due(Subscription subscription, string now, string? due) =>
        Assert.Equal(due is null ? null : At(due), NotificationPlanner.DueAt(subscription, At(now)));

    private static Subscription ASubscription(DigestKind digest = DigestKind.Immediate) =>
        new("rai", "channel", [], [], digest, new TimeOnly(8, 0), DayOfWeek.Monday, "UTC", QuietTime.None);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
