namespace Evidence.Gates.Rules;

/// <summary>Turns a clause into a sentence.</summary>
internal static class SentenceCase
{
    public static string Of(string clause) =>
        clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause[1..] + (clause.EndsWith('.') ? "" : ".");
}
