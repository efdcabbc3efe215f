using System.Globalization;

namespace Evidence.Testing;

/// <summary>How often tests of random mutations try: a few hundred times, or as often as <c>EVIDENCE_FUZZ</c> says. Seeds are fixed, so that a number names a mutation.</summary>
public static class Mutations
{
    /// <summary>As often as <c>EVIDENCE_FUZZ</c> says, else <paramref name="quick"/> times.</summary>
    public static int Count(int quick = 300) =>
        int.TryParse(Environment.GetEnvironmentVariable("EVIDENCE_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : quick;
}
