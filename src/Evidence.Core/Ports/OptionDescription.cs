namespace Evidence.Ports;

/// <summary>What an option, secret or subject key is.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Description">What it is, with range and default, in a sentence.</param>
/// <param name="Required">True where it must be there.</param>
public sealed record OptionDescription(string Name, string Description, bool Required = false);
