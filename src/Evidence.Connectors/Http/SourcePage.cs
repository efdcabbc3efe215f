using System.Text.Json;

namespace Evidence.Connectors.Http;

/// <summary>A page of a listing. Its elements live until the next page is asked for.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Items">Its items that were not on an earlier page.</param>
internal sealed record SourcePage(JsonReply Reply, IReadOnlyList<JsonElement> Items);
