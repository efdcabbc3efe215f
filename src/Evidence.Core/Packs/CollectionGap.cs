namespace Evidence.Packs;

/// <summary>Something that is missing, exactly.</summary>
/// <param name="What">What is missing: a locator or a description with counts.</param>
/// <param name="Why">Why, with the status code where there is one, without secrets.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record CollectionGap(string What, string Why, string? Remedy = null);
