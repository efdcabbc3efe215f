namespace Evidence.Connectors.Folder;

/// <summary>What a sidecar file says of an artifact. Null: it does not say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ProducedAt">When it was made.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Locator">The address it comes from.</param>
/// <param name="Attributes">Anything else.</param>
internal sealed record Sidecar(
    string? Kind = null, DateTimeOffset? ProducedAt = null, string? Subject = null, string? Locator = null, IReadOnlyDictionary<string, string>? Attributes = null)
{
    public static Sidecar Empty { get; } = new();

    /// <summary>What is said here, and where it is not said here, there.</summary>
    public Sidecar Over(Sidecar general) => new(
        Kind ?? general.Kind,
        ProducedAt ?? general.ProducedAt,
        Subject ?? general.Subject,
        Locator ?? general.Locator,
        Merge(general.Attributes, Attributes));

    private static IReadOnlyDictionary<string, string>? Merge(IReadOnlyDictionary<string, string>? general, IReadOnlyDictionary<string, string>? own)
    {
        if (general is null || own is null)
        {
            return own ?? general;
        }

        var both = new Dictionary<string, string>(general);
        foreach (var (name, value) in own)
        {
            both[name] = value;
        }

        return both;
    }
}
