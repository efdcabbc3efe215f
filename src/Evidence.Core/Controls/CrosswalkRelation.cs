namespace Evidence.Controls;

/// <summary>How what one control asks for relates to what another asks for (the set-theory relations of NIST IR 8477).</summary>
public enum CrosswalkRelation
{
    /// <summary>They overlap; evidence of one is only supporting evidence of the other.</summary>
    Intersects,

    /// <summary>The first asks for a part of the second; evidence of it is supporting evidence of the second.</summary>
    Subset,

    /// <summary>The first asks for all of the second and more; evidence of it is evidence of the second.</summary>
    Superset,

    /// <summary>They ask for the same.</summary>
    Equal,
}
