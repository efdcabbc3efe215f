using System.Net;
using System.Net.Sockets;

namespace Evidence.Connectors.Http;

/// <summary>
/// Lets connections go only where they may: to public addresses; to private ones and this machine where it is allowed; to this machine too where the configured
/// address itself says so; to link-local addresses never. The check is made on the address a name resolved to and the connection goes to that very address, so a name
/// cannot change its meaning in between.
/// </summary>
internal sealed class AddressGuard(Uri configured, bool allowPrivate)
{
    private readonly bool _configuredIsLocal = configured.IsLoopback;

    /// <summary>Refuses an address written as numbers, before anything is sent; names are checked on connecting.</summary>
    public void Check(Uri url)
    {
        if (IPAddress.TryParse(url.IdnHost, out var address) && !IsAllowed(address, url))
        {
            throw Refuse(url.Host, address);
        }
    }

    /// <summary>Resolves and connects.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(context, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endPoint = context.DnsEndPoint;
        var url = context.InitialRequestMessage.RequestUri!;
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken).ConfigureAwait(false);

        // Another host than the request's is the proxy of this machine's own settings.
        if (!string.Equals(endPoint.Host, url.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return addresses;
        }

        var allowed = addresses.Where(address => IsAllowed(address, url)).ToArray();
        return allowed.Length > 0 || addresses.Length == 0 ? allowed : throw Refuse(url.Host, addresses[0]);
    }

    private bool IsAllowed(IPAddress address, Uri url) => NetworkAddresses.ReachOf(address) switch
    {
        AddressReach.Public => true,
        AddressReach.Private => allowPrivate,
        AddressReach.Loopback => allowPrivate || (_configuredIsLocal && SourceTransport.IsSameOrigin(url, configured)),
        _ => false,
    };

    private SourceFaultException Refuse(string host, IPAddress address)
    {
        var reach = NetworkAddresses.ReachOf(address);
        var isConfigured = string.Equals(host, configured.Host, StringComparison.OrdinalIgnoreCase);
        return reach is AddressReach.Private or AddressReach.Loopback
            ? new(SourceFaultKind.AddressRefused, $"'{host}' is {address}, an address of a private network or of this machine, and is not called.",
                isConfigured ? "Set allow-private-addresses: true on the source if the system is inside your network." : "Set allow-private-addresses: true only if the system may lead there.",
                endsCollection: isConfigured)
            : new(SourceFaultKind.AddressRefused, $"'{host}' is {address}, an address that is never called.", "Give the source the address of a host.", endsCollection: isConfigured);
    }
}
