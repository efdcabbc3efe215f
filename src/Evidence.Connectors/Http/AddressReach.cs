namespace Evidence.Connectors.Http;

/// <summary>Where an IP address lies.</summary>
internal enum AddressReach
{
    /// <summary>On the Internet.</summary>
    Public,

    /// <summary>In a private network.</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>Link-local, the addresses of cloud metadata services among them.</summary>
    LinkLocal,

    /// <summary>No address of a host.</summary>
    Unusable,
}
