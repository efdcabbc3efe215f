using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Evidence.Delivery.Cards;

/// <summary>The cards of <c>templates/cards/</c>, which are built into this assembly: Adaptive Cards 1.5 with data put into them.</summary>
public static class CardTemplates
{
    /// <summary>Media type of a card as an attachment.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private const string Prefix = "cards/";

    private static readonly FrozenDictionary<string, string> _templates = Read();

    /// <summary>Names of all cards, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _templates.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The card of that name with data in it, and the same as plain text.</summary>
    /// <param name="name">Name of the file without <c>.json</c>, for instance <c>notification</c>.</param>
    /// <param name="data">What the template's names stand for.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: there is no such card.</exception>
    public static RenderedCard Render(string name, JsonNode data)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_templates.TryGetValue(name, out var template))
        {
            throw new EvidenceException(FaultCode.NotFound, $"There is no card '{name}'; there are {string.Join(", ", Names)}.");
        }

        var card = (JsonObject)CardTemplate.Expand(JsonNode.Parse(template), data)!;
        return new RenderedCard(card, CardText.Of(card));
    }

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = typeof(CardTemplates).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name), name => Text(assembly.GetManifestResourceStream(name)!), StringComparer.Ordinal);
    }

    private static string Text(Stream resource)
    {
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
