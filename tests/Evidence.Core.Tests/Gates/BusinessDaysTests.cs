using Evidence.Gates;

namespace Evidence.Core.Tests.Gates;

public sealed class BusinessDaysTests
{
    [Theory]
    [InlineData("2026-10-01", "2026-10-01", 0)]
    [InlineData("2026-10-01", "2026-10-02", 1)]
    [InlineData("2026-10-02", "2026-10-05", 1)] // Friday to Monday
    [InlineData("2026-10-03", "2026-10-04", 0)] // within a weekend
    [InlineData("2026-10-01", "2026-10-15", 10)]
    [InlineData("2026-10-05", "2026-10-01", 0)]
    public void Days_BetweenTwoDates_LeaveOutWeekends(string from, string to, int expected) =>
        Assert.Equal(expected, BusinessDays.Between(Day(from), Day(to)));

    [Fact]
    public void Deadline_OfAnyStart_IsTheLastDayThatIsStillWithin()
    {
        for (var offset = 0; offset < 21; offset++)
        {
            var from = Day("2026-10-01").AddDays(offset);
            var deadline = BusinessDays.Deadline(from, 10);

            Assert.Equal(10, BusinessDays.Between(from, deadline));
            Assert.True(BusinessDays.Between(from, deadline.AddDays(3)) > 10);
        }
    }

    private static DateTimeOffset Day(string text) => DateTimeOffset.Parse(text + "T08:30:00Z");
}
