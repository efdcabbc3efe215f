namespace Evidence.Documents.Packs.Report;

/// <summary>What a colour means. It never stands alone: the word is always there too.</summary>
internal enum Tone
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Evidenced, passed.</summary>
    Good,

    /// <summary>Partial, waived, conditional.</summary>
    Caution,

    /// <summary>Stale.</summary>
    Aged,

    /// <summary>Missing, failed.</summary>
    Bad,

    /// <summary>Not applicable.</summary>
    Muted,

    /// <summary>Plain information.</summary>
    Info,
}
