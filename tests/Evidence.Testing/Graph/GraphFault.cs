namespace Evidence.Testing.Graph;

/// <summary>What the stand-in answers instead, for requests it applies to, so many times.</summary>
/// <param name="AppliesTo">Which requests.</param>
/// <param name="Status">The answer's status; 0: the connection breaks.</param>
/// <param name="Times">How often.</param>
public sealed record GraphFault(Func<GraphRequest, bool> AppliesTo, int Status, int Times = int.MaxValue)
{
    /// <summary>Graph's code of the error.</summary>
    public string Code { get; init; } = "fault";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How often it has happened.</summary>
    public int Happened { get; set; }
}
