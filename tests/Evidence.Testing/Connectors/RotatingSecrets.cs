using Evidence.Ports;

namespace Evidence.Testing.Connectors;

/// <summary>A secret source whose secrets all have the same value, which can be exchanged.</summary>
public sealed class RotatingSecrets(string value) : ISecretSource
{
    private volatile string _value = value;

    /// <summary>The value now.</summary>
    public string Value => _value;

    /// <summary>How often it was asked for.</summary>
    public int Asked { get; private set; }

    public void Rotate(string value) => _value = value;

    public ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        Asked++;
        return ValueTask.FromResult<string?>(_value);
    }
}
