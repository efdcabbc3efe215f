using CsCheck;
using Evidence.Answers;
using Evidence.Ports;
using Microsoft.Extensions.DependencyInjection;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Extractive;

public sealed class DisclosurePropertyTests
{
    private static readonly string[] _topics = ["encryption at rest", "penetration tests", "chat retention", "bias testing", "kill switch", "incident response"];
    private static readonly string?[] _approvals = [null, "2025-01-01", "2026-11-01", "2026-11-02"];
    private static readonly string?[] _expiries = [null, "2026-10-31", "2026-11-01", "2027-01-01"];

    private static readonly AnswerChoice?[] _choices = [null, AnswerChoice.Yes, AnswerChoice.No, AnswerChoice.Partial];

    private static readonly Gen<(DisclosureLevel Level, string? Approved, string? Expires, AnswerChoice? Choice)> _entry = Gen.Select(
        Gen.Enum<DisclosureLevel>(), OneOf(_approvals), OneOf(_expiries), OneOf(_choices));

    [Fact]
    public async Task TenThousandLibraries_LetNothingLeaveThatIsAboveTheLevelExpiredOrUnapproved()
    {
        var drafter = DraftingHost.Shared.GetRequiredService<IAnswerDrafter>();
        var leaves = 0;
        await Gen.Select(_entry.Array[_topics.Length], Gen.Enum<DisclosureLevel>(), Gen.Int[0, _topics.Length - 1]).SampleAsync(
            async (entries, audience, asked) =>
            {
                var library = entries.Select((entry, at) => Entry(entry, at)).ToArray();
                var request = ARequest(library, AQuestion($"Tell us about {_topics[asked]}.", options: ["Yes", "No", "Partial"]), audience) with { DraftAtLeast = 0, ReviewAtLeast = 0 };

                var draft = (await drafter.DraftAsync(request, CancellationToken.None))[0];

                var said = System.Text.Json.JsonSerializer.Serialize(draft);
                Interlocked.Add(ref leaves, draft.Text is null ? 0 : 1);
                return library.All(answer => Disclosure.MayLeave(answer, audience, DateOnly.FromDateTime(AsOf.UtcDateTime))
                    || (!said.Contains(answer.Text, StringComparison.Ordinal) && !said.Contains(answer.Id, StringComparison.Ordinal)));
            },
            iter: 10_000,
            threads: 2);

        Assert.True(leaves > 1_000, $"Only {leaves} answers left at all: the property would hold for a drafter that says nothing.");
    }

    [Fact]
    public void AnAnswer_LeavesOnItsLastDayAndOnItsFirst()
    {
        var day = new DateOnly(2026, 11, 1);

        Assert.Equal(LeaveVerdict.MayLeave, Disclosure.Judge(AnAnswer("a", "q", "t", approved: "2026-11-01", expires: "2026-11-01"), DisclosureLevel.Public, day));
        Assert.Equal(LeaveVerdict.Expired, Disclosure.Judge(AnAnswer("a", "q", "t", expires: "2026-10-31"), DisclosureLevel.Public, day));
        Assert.Equal(LeaveVerdict.NotApproved, Disclosure.Judge(AnAnswer("a", "q", "t", approved: "2026-11-02"), DisclosureLevel.Public, day));
        Assert.Equal(LeaveVerdict.AboveAudience, Disclosure.Judge(AnAnswer("a", "q", "t", disclosure: DisclosureLevel.Nda), DisclosureLevel.Public, day));
    }

    private static LibraryAnswer Entry((DisclosureLevel Level, string? Approved, string? Expires, AnswerChoice? Choice) entry, int at) =>
        AnAnswer($"entry-{at}-x", $"What about {_topics[at]}?", $"Statement number {at} on {_topics[at]} of the firm.", entry.Choice, entry.Level, entry.Approved, entry.Expires, owner: "someone@example.com");

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
