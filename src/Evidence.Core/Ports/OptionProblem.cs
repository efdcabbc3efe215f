namespace Evidence.Ports;

/// <summary>Something wrong with an option.</summary>
/// <param name="Name">Which option.</param>
/// <param name="What">What is wrong, naming the value.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record OptionProblem(string Name, string What, string Allowed);
