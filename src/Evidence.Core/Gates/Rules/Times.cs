using System.Globalization;
using Evidence.Facts;

namespace Evidence.Gates.Rules;

/// <summary>Reads times that facts carry as attributes (ISO 8601; without an offset: UTC).</summary>
internal static class Times
{
    public static DateTimeOffset? Of(Fact fact, string attribute) =>
        DateTimeOffset.TryParse(fact.Attribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
