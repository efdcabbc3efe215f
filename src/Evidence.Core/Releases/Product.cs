namespace Evidence.Releases;

/// <summary>A product of the workspace.</summary>
/// <param name="Id">Lower-case words joined by hyphens.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Aliases">Other names people use for it.</param>
public sealed record Product(string Id, string Name, string? Description = null, string? Owner = null, IReadOnlyList<string>? Aliases = null);
