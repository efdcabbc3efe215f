using System.Globalization;

namespace Evidence.Answers.Lint;

/// <summary>Rules on approval and expiry.</summary>
internal static class LifeRules
{
    public static IEnumerable<LintFinding> NotApproved(LintSubject subject) =>
        from answer in subject.Library
        where answer.Approved is null || answer.Approved > subject.Day
        select LibraryLint.Finding(
            "not-approved",
            answer,
            answer.Approved is { } day ? $"It is approved only from {Day(day)}." : "Nobody approved it, so it never leaves.",
            "Have its owner set 'approved' to the day of approval.");

    public static IEnumerable<LintFinding> Expired(LintSubject subject) =>
        from answer in subject.Library
        where answer.Expires < subject.Day
        select LibraryLint.Finding("expired", answer, $"It expired on {Day(answer.Expires!.Value)}.", "Review it and set 'approved' and 'expires' anew, or remove it.");

    public static IEnumerable<LintFinding> Expiring(LintSubject subject) =>
        from answer in subject.Library
        where answer.Expires >= subject.Day && answer.Expires <= subject.Day.AddDays(subject.ExpiringWithin)
        select LibraryLint.Finding("expiring", answer, $"It expires on {Day(answer.Expires!.Value)}.", "Review it before then.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
