namespace Evidence.Workflows;

/// <summary>What telling came to.</summary>
/// <param name="Delivered">Ids of deliveries that took it.</param>
/// <param name="Failed">Deliveries that did not, with the reason.</param>
public sealed record NotifyResult(IReadOnlyList<string> Delivered, IReadOnlyDictionary<string, string> Failed);
