namespace Evidence.Hosting.Http.Service;

/// <summary>Whether the service works.</summary>
/// <param name="Healthy">True where everything does.</param>
/// <param name="Version">Version of the service.</param>
/// <param name="Checks">Each part, and whether it works.</param>
public sealed record HealthView(bool Healthy, string Version, IReadOnlyDictionary<string, bool> Checks);
