using System.Globalization;
using System.Text.Json.Nodes;
using Evidence.Testing.Connectors;

namespace Evidence.Connectors;

/// <summary>Answers listings as systems with numbered pages and a Link header do.</summary>
internal static class Pages
{
    /// <summary>A page of so many items, below a member with a total or, without one, as an array.</summary>
    public static FakeAnswer Of(FakeSource fake, FakeRequest request, int count, Func<int, JsonNode> item, string? member = null)
    {
        var size = int.Parse(request.Query("per_page") ?? "30", CultureInfo.InvariantCulture);
        var page = int.Parse(request.Query("page") ?? "1", CultureInfo.InvariantCulture);
        var from = (page - 1) * size;
        var items = new JsonArray([.. Enumerable.Range(from, Math.Max(0, Math.Min(count - from, size))).Select(item)]);
        var answer = FakeAnswer.Json(member is null ? items.ToJsonString() : new JsonObject { ["total_count"] = count, [member] = items }.ToJsonString());
        var first = request.QueryText.TrimStart('?').Split('&').Where(part => !part.StartsWith("page=", StringComparison.Ordinal));
        var next = new Uri(fake.Url, $"{request.Path.TrimStart('/')}?{string.Join('&', first)}&page={page + 1}");
        return from + size < count ? answer.With("Link", $"<{next}>; rel=\"next\", <{next}>; rel=\"last\"") : answer;
    }
}
