namespace Evidence.Ports;

/// <summary>A file to deliver.</summary>
/// <param name="Name">File name without folders.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Open">Opens it from the start; may be called again after a break. The caller disposes the stream.</param>
public sealed record DeliveryFile(string Name, string MediaType, long Size, Func<CancellationToken, Task<Stream>> Open);
