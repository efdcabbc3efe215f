namespace Evidence.Ports;

/// <summary>Gives secrets by name: from environment variables, a vault. Values are never logged or stored.</summary>
public interface ISecretSource
{
    /// <summary>The secret of that name, or null where there is none.</summary>
    ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken);
}
