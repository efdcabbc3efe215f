using System.Net;
using System.Net.Sockets;

namespace Evidence.Connectors.Http;

/// <summary>Tells where an IP address lies (IANA special-purpose address registries).</summary>
internal static class NetworkAddresses
{
    private static readonly IPNetwork[] _linkLocal = Networks("169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128");

    private static readonly IPNetwork[] _private = Networks(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "fc00::/7", "fec0::/10");

    private static readonly IPNetwork[] _unusable = Networks(
        "0.0.0.0/8", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "ff00::/8", "2001:db8::/32", "100::/64");

    // Addresses that carry an IPv4 address in their last 32 bits (NAT64) reach what that address reaches.
    private static readonly IPNetwork _translated = IPNetwork.Parse("64:ff9b::/96");

    public static AddressReach ReachOf(IPAddress address)
    {
        var plain = Unwrap(address);
        return
            IPAddress.IsLoopback(plain) ? AddressReach.Loopback :
            IsIn(plain, _linkLocal) ? AddressReach.LinkLocal :
            IsIn(plain, _private) ? AddressReach.Private :
            IsIn(plain, _unusable) ? AddressReach.Unusable :
            AddressReach.Public;
    }

    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && _translated.Contains(address)
            ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
    }

    private static bool IsIn(IPAddress address, IPNetwork[] networks) =>
        networks.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(text => IPNetwork.Parse(text))];
}
