using Evidence.Ports;

namespace Evidence.Storage.Secrets;

/// <summary>
/// Secrets in environment variables, by their exact name. Where <c>NAME</c> is not set and <c>NAME_FILE</c> is, the secret is the text of that file
/// (as containers mount them), without line ends after it.
/// </summary>
internal sealed class EnvironmentSecretSource : ISecretSource
{
    public async ValueTask<string?> FindAsync(string name, CancellationToken cancellationToken) =>
        Variable(name) ?? (Variable(name + "_FILE") is { } file ? await ReadAsync(name, file, cancellationToken).ConfigureAwait(false) : null);

    private static string? Variable(string name) =>
        name.Length > 0 && !name.Contains('=') && !name.Contains('\0') && Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static async Task<string> ReadAsync(string name, string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(
                FaultCode.Configuration,
                $"{name}_FILE names a file that cannot be read ({file}); set {name}_FILE to a readable file, or {name} to the secret.",
                fault);
        }
    }
}
