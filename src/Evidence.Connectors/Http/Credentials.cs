namespace Evidence.Connectors.Http;

/// <summary>What is added to a request so that the source accepts it.</summary>
/// <param name="Header">Name of the header.</param>
/// <param name="Value">Its value.</param>
/// <param name="Secrets">The secrets in it, to be taken out of texts.</param>
/// <param name="ExpiresOn">When it stops to be accepted; null: unknown.</param>
internal sealed record Credentials(string Header, string Value, IReadOnlyList<string> Secrets, DateTimeOffset? ExpiresOn = null)
{
    /// <summary>Says the header only.</summary>
    public override string ToString() => Header;
}
