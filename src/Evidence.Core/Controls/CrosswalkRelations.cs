namespace Evidence.Controls;

/// <summary>
/// The algebra of crosswalk relations (the set-theory relations of NIST IR 8477), so that a chain of rows never claims more than follows from it.
/// </summary>
public static class CrosswalkRelations
{
    /// <summary>The same row read from its other end: a subset is a superset there, the others stay.</summary>
    public static CrosswalkRelation Reverse(this CrosswalkRelation relation) => relation switch
    {
        CrosswalkRelation.Subset => CrosswalkRelation.Superset,
        CrosswalkRelation.Superset => CrosswalkRelation.Subset,
        _ => relation,
    };

    /// <summary>True where evidence of the first control is, by itself, evidence of the second.</summary>
    public static bool Carries(this CrosswalkRelation relation) => relation is CrosswalkRelation.Equal or CrosswalkRelation.Superset;

    /// <summary>
    /// What follows for A and C where A relates to B by <paramref name="first"/> and B to C by <paramref name="second"/>: never more than the weaker of the two.
    /// Null: nothing follows (two overlaps, or two parts of one whole, may have nothing in common), and the chain is not followed.
    /// </summary>
    public static CrosswalkRelation? Then(this CrosswalkRelation first, CrosswalkRelation second) => (first, second) switch
    {
        (CrosswalkRelation.Equal, _) => second,
        (_, CrosswalkRelation.Equal) => first,
        (CrosswalkRelation.Superset, CrosswalkRelation.Superset) => CrosswalkRelation.Superset,
        (CrosswalkRelation.Subset, CrosswalkRelation.Subset) => CrosswalkRelation.Subset,
        (CrosswalkRelation.Superset, _) => CrosswalkRelation.Intersects,
        (CrosswalkRelation.Intersects, CrosswalkRelation.Subset) => CrosswalkRelation.Intersects,
        _ => null,
    };
}
