using Evidence.Releases;

namespace Evidence.Workflows.Activities;

/// <summary>Which release came before which.</summary>
public static class ReleaseOrder
{
    /// <summary>The releases of the same product with a lower version, oldest first. Versions compare number by number, then as text.</summary>
    public static IReadOnlyList<Release> Before(IEnumerable<Release> releases, Release release)
    {
        ArgumentNullException.ThrowIfNull(releases);
        ArgumentNullException.ThrowIfNull(release);
        return [.. releases
            .Where(other => other.Product == release.Product && other.Id != release.Id && Compare(other.Version, release.Version) < 0)
            .Order(Comparer<Release>.Create((a, b) => Compare(a.Version, b.Version)))];
    }

    /// <summary>Compares two versions.</summary>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (a, b) = (left.Split('.', '-', '+'), right.Split('.', '-', '+'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = ComparePart(i < a.Length ? a[i] : "0", i < b.Length ? b[i] : "0");
            if (order != 0)
            {
                return order;
            }
        }

        return string.CompareOrdinal(left, right);
    }

    // A word after the numbers (rc, beta) comes before the plain version.
    private static int ComparePart(string left, string right) => (long.TryParse(left, out var a), long.TryParse(right, out var b)) switch
    {
        (true, true) => a.CompareTo(b),
        (false, true) => -1,
        (true, false) => 1,
        _ => string.CompareOrdinal(left, right),
    };
}
