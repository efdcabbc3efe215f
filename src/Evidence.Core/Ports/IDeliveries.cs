namespace Evidence.Ports;

/// <summary>The deliveries the workspace configures.</summary>
public interface IDeliveries
{
    /// <summary>All of them, in the order of evidence.yaml.</summary>
    IReadOnlyList<IDelivery> All();
}
