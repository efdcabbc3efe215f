namespace Evidence.Drafting.Text;

/// <summary>A clause cited in a text.</summary>
/// <param name="Framework">Id of the framework or law.</param>
/// <param name="Clause">The clause without blanks, in lower case; empty: the framework as a whole.</param>
/// <param name="IsCertain">False where the framework is a guess.</param>
internal readonly record struct ClauseReference(string Framework, string Clause, bool IsCertain)
{
    /// <summary>How far the other one is the same: 1 the clause, 0.5 one contains the other, 0.2 the framework, 0 another.</summary>
    public double Overlap(ClauseReference other)
    {
        if (!string.Equals(Framework, other.Framework, StringComparison.Ordinal))
        {
            return 0;
        }

        var near = Clause.Length == 0 || other.Clause.Length == 0 ? 0.2
            : Clause == other.Clause ? 1
            : Contains(Clause, other.Clause) || Contains(other.Clause, Clause) ? 0.5
            : 0;
        return IsCertain ? near : near * 0.8;
    }

    private static bool Contains(string outer, string inner) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] is '.' or '(';
}
