namespace Evidence.Ports;

/// <summary>What a delivery came to.</summary>
/// <param name="Links">Where the files are now, by name.</param>
/// <param name="WasDelivered">True where the same id had been delivered before.</param>
public sealed record DeliveryReceipt(IReadOnlyDictionary<string, string> Links, bool WasDelivered);
