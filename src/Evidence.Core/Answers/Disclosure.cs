namespace Evidence.Answers;

/// <summary>The rule of what may leave.</summary>
public static class Disclosure
{
    /// <summary>True where an audience sees texts of that level.</summary>
    public static bool IsVisible(DisclosureLevel level, DisclosureLevel audience) => level <= audience;

    /// <summary>Judges an answer for an audience on a day. Approval and the last day count in full.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="audience">Who will read it.</param>
    /// <param name="day">The day it would leave.</param>
    public static LeaveVerdict Judge(LibraryAnswer answer, DisclosureLevel audience, DateOnly day) =>
        answer.Approved is not { } approved || approved > day ? LeaveVerdict.NotApproved
        : answer.Expires < day ? LeaveVerdict.Expired
        : !IsVisible(answer.Disclosure, audience) ? LeaveVerdict.AboveAudience
        : LeaveVerdict.MayLeave;

    /// <summary>True where <see cref="Judge"/> lets it leave.</summary>
    public static bool MayLeave(LibraryAnswer answer, DisclosureLevel audience, DateOnly day) => Judge(answer, audience, day) == LeaveVerdict.MayLeave;
}
