namespace Evidence.Ports;

/// <summary>What a connector says of bytes it collected.</summary>
/// <param name="Name">File name or path within the source, with <c>/</c>.</param>
/// <param name="MediaType">As the source states it, or <c>application/octet-stream</c>.</param>
/// <param name="Locator">URL it was read from, without credentials or signatures; unique within the source.</param>
/// <param name="Subject">What it is about, in the source's own terms.</param>
/// <param name="CollectorVersion">Version of the connector.</param>
/// <param name="ProducedAt">When the source says it was made.</param>
/// <param name="Attributes">What else the source says; no secrets.</param>
/// <param name="Kind">What it is, where the source declares it.</param>
/// <param name="Revision">Whatever tells that the bytes have not changed (ETag, updated time and size, digest); null: unknown.</param>
public sealed record ArtifactDraft(
    string Name,
    string MediaType,
    string Locator,
    string Subject,
    string CollectorVersion,
    DateTimeOffset? ProducedAt = null,
    IReadOnlyDictionary<string, string>? Attributes = null,
    string? Kind = null,
    string? Revision = null);
