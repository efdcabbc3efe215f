using Evidence.Ports;

namespace Evidence.Delivery;

/// <summary>The deliveries of one workspace.</summary>
internal sealed class Deliveries(IReadOnlyList<IDelivery> all) : IDeliveries
{
    public IReadOnlyList<IDelivery> All() => all;
}
