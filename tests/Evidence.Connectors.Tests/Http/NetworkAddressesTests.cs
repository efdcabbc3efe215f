using System.Net;

namespace Evidence.Connectors.Http;

public sealed class NetworkAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8", AddressReach.Public)]
    [InlineData("172.32.0.1", AddressReach.Public)]
    [InlineData("2606:4700::1111", AddressReach.Public)]
    [InlineData("10.1.2.3", AddressReach.Private)]
    [InlineData("172.16.0.1", AddressReach.Private)]
    [InlineData("192.168.1.1", AddressReach.Private)]
    [InlineData("100.64.0.1", AddressReach.Private)]
    [InlineData("fd12:3456::1", AddressReach.Private)]
    [InlineData("::ffff:10.0.0.1", AddressReach.Private)]
    [InlineData("64:ff9b::10.0.0.1", AddressReach.Private)]
    [InlineData("127.0.0.1", AddressReach.Loopback)]
    [InlineData("127.8.9.10", AddressReach.Loopback)]
    [InlineData("::1", AddressReach.Loopback)]
    [InlineData("::ffff:127.0.0.1", AddressReach.Loopback)]
    [InlineData("169.254.169.254", AddressReach.LinkLocal)]
    [InlineData("::ffff:169.254.169.254", AddressReach.LinkLocal)]
    [InlineData("fe80::1", AddressReach.LinkLocal)]
    [InlineData("fd00:ec2::254", AddressReach.LinkLocal)]
    [InlineData("0.0.0.0", AddressReach.Unusable)]
    [InlineData("255.255.255.255", AddressReach.Unusable)]
    [InlineData("::", AddressReach.Unusable)]
    public void Address_IsPutWhereItLies(string address, object reach) =>
        Assert.Equal((AddressReach)reach, NetworkAddresses.ReachOf(IPAddress.Parse(address)));
}
