namespace Evidence.Controls;

/// <summary>One relation: evidence of <paramref name="From"/> speaks for <paramref name="To"/>.</summary>
/// <param name="From">Control of the first framework.</param>
/// <param name="To">Control of the second framework.</param>
/// <param name="Relation">How the two relate.</param>
/// <param name="Reason">Why, in a sentence of our own.</param>
public sealed record CrosswalkRow(string From, string To, CrosswalkRelation Relation, string Reason);
