using Evidence.Delivery.Http;
using Evidence.Workspaces;

namespace Evidence.Delivery.Graph;

/// <summary>How Microsoft Graph is called for one use: what the use says itself, then what evidence.yaml says under <c>graph</c>.</summary>
/// <param name="Use">What it is for, as messages name it: <c>delivery 'launch-packs'</c>.</param>
/// <param name="BaseUrl">Address of Graph with its version; national clouds have their own.</param>
/// <param name="Tenant">Id or domain of the tenant; null: the credential's own.</param>
/// <param name="Client">Id of the app registration; null: managed identity or the signed-in developer.</param>
/// <param name="Secrets">Names of secrets by what they are for.</param>
internal sealed record GraphOptions(string Use, Uri BaseUrl, string? Tenant, string? Client, IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>Graph of the global cloud.</summary>
    public const string DefaultUrl = "https://graph.microsoft.com/v1.0";

    /// <summary>The options of a use.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: the address of Graph is no https address.</exception>
    public static GraphOptions Of(string use, GraphSettings common, DeliverySettings? own = null)
    {
        var text = Option("graph-url", own) ?? common.Options.GetValueOrDefault("url") ?? DefaultUrl;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && DeliveryTransport.IsAllowed(url)
            ? new GraphOptions(
                use,
                url,
                Option("tenant", own) ?? common.Options.GetValueOrDefault("tenant"),
                Option("client", own) ?? common.Options.GetValueOrDefault("client"),
                own is { Secrets.Count: > 0 } ? own.Secrets : common.Secrets)
            : throw new EvidenceException(FaultCode.Configuration, $"The address of Microsoft Graph for {use} is '{text}'; an https address is expected, for instance {DefaultUrl}.");
    }

    private static string? Option(string name, DeliverySettings? own) => own?.Options.GetValueOrDefault(name);
}
