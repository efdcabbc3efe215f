namespace Evidence.Packs;

/// <summary>Something that is different between two packs.</summary>
/// <param name="What">What: a gate, a control, a metric with its slice.</param>
/// <param name="Before">How it was; empty: it was not there.</param>
/// <param name="After">How it is; empty: it is no longer there.</param>
/// <param name="Why">Why it is so now, where the later pack says.</param>
public sealed record PackChange(string What, string Before, string After, string? Why = null);
