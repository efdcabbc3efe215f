namespace Evidence.Packs;

/// <summary>Something that is missing, exactly.</summary>
/// <param name="What">What is missing: a locator or a description with counts.</param>
/// <param name="Why">Why, with the status code where there is one, without secrets.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record CollectionGap(string What, string Why, string? Remedy = null)
{
    /// <summary>The gap in one line: what, why, and what to do about it.</summary>
    public override string ToString() =>
        Remedy is null ? $"{What}: {Why}" : $"{What}: {Why}{(Why.EndsWith('.') || Why.EndsWith('!') || Why.EndsWith('?') ? "" : ".")} {Remedy}";
}
