namespace Evidence.Connectors.AzureBoards;

public sealed class WiqlTests
{
    [Theory]
    [InlineData(
        "SELECT [System.Id] FROM WorkItems",
        "SELECT [System.Id] FROM WorkItems WHERE [System.Id] >= 1 AND [System.Id] <= 9 ORDER BY [System.Id]")]
    [InlineData(
        "select [System.Id] from workitems\nwhere [System.Title] = 'it''s where to order by' or [Where] = \"asof\"\norder  by [System.State] asof '2026-01-01'",
        "select [System.Id] from workitems WHERE ([System.Title] = 'it''s where to order by' or [Where] = \"asof\") AND [System.Id] >= 1 AND [System.Id] <= 9 ORDER BY [System.Id] asof '2026-01-01'")]
    public void Query_ForARangeOfIds_KeepsItsConditionsAndItsDate(string query, string expected) => Assert.Equal(expected, Wiql.Parse(query)!.Within(1, 9));

    [Theory]
    [InlineData("SELECT [System.Id] FROM WorkItemLinks WHERE [Source].[System.Id] > 1", false)]
    [InlineData("SELECT [System.Id] FROM workitems WHERE [System.Title] = 'from workitemlinks'", true)]
    public void QueryOfLinks_IsNotSplit(string query, bool splits) => Assert.Equal(splits, Wiql.Parse(query) is not null);
}
