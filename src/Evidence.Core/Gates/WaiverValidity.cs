using Evidence.Facts;
using Evidence.Releases;

namespace Evidence.Gates;

/// <summary>Whether a waiver counts. It never needs to be withdrawn: it lapses by itself.</summary>
public static class WaiverValidity
{
    /// <summary>How many different people must have accepted the residual risk: 2.</summary>
    public const int PeopleNeeded = 2;

    /// <summary>True where the waiver is for that release or for every release.</summary>
    public static bool IsFor(this Waiver waiver, Release release) => waiver.Release is null || waiver.Release == release.Id;

    /// <summary>Why the waiver does not count at a time, as a sentence; null: it counts. Both ends of its time are within it.</summary>
    public static string? WhyNotValid(this Waiver waiver, DateTimeOffset asOf)
    {
        var people = waiver.ApprovedBy.Select(person => person.Trim()).Where(person => person.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return people < PeopleNeeded ? $"it needs {PeopleNeeded} different people, and {people} accepted it."
            : asOf < waiver.Granted ? $"it is granted only from {Figure.Day(waiver.Granted)}."
            : asOf > waiver.Expires ? $"it lapsed on {Figure.Day(waiver.Expires)}."
            : string.IsNullOrWhiteSpace(waiver.Reason) ? "it gives no reason."
            : string.IsNullOrWhiteSpace(waiver.ResidualRisk) ? "it does not say what risk is left."
            : null;
    }
}
