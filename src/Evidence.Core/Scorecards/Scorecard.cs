namespace Evidence.Scorecards;

/// <summary>The key figures of a product.</summary>
/// <param name="Product">Id of the product.</param>
/// <param name="ProductName">Its name.</param>
/// <param name="AsOf">The time they are computed at.</param>
/// <param name="Kpis">All fifteen, in a fixed order.</param>
public sealed record Scorecard(string Product, string ProductName, DateTimeOffset AsOf, IReadOnlyList<Kpi> Kpis);
