using Evidence.Hosting.Http;
using Evidence.Hosting.Security;

namespace Evidence.Hosting.Tests.Security;

/// <summary>Every cell of role x operation, written out a second time by hand.</summary>
public sealed class AccessTableTests
{
    //                                                   Reader  Sales  Compliance Release Approver Admin
    private static readonly Dictionary<string, bool[]> _expected = new(StringComparer.Ordinal)
    {
        ["StartPack"] = [false, false, false, true, false, true],
        ["FindPack"] = [true, false, true, true, true, true],
        ["DownloadPackFile"] = [true, false, true, true, true, true],
        ["DecideOnPack"] = [false, false, false, false, true, false],
        ["StartCollection"] = [false, false, true, true, false, true],
        ["FindCollection"] = [true, false, true, true, true, true],
        ["ReadCoverage"] = [true, false, true, true, true, true],
        ["StartQuestionnaire"] = [false, true, true, false, false, true],
        ["FindQuestionnaire"] = [true, true, true, false, false, true],
        ["DownloadDocument"] = [true, true, true, false, false, true],
        ["DownloadReport"] = [true, true, true, false, false, true],
        ["ReviewQuestionnaire"] = [false, true, true, false, false, true],
        ["ReadScorecard"] = [true, false, true, true, true, true],
        ["TakeTeamsActivity"] = [true, true, true, true, true, true],
        ["CheckHealth"] = [true, true, true, true, true, true],
        ["DescribeApi"] = [true, true, true, true, true, true],
    };

    public static TheoryData<string, EvidenceRole> Cells()
    {
        var cells = new TheoryData<string, EvidenceRole>();
        foreach (var operation in ApiOperations.All)
        {
            foreach (var role in Enum.GetValues<EvidenceRole>())
            {
                cells.Add(operation.Id, role);
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_IsAsWritten(string operationId, EvidenceRole role)
    {
        var operation = ApiOperations.All.Single(known => known.Id == operationId);
        Assert.Equal(_expected[operationId][(int)role], AccessTable.Allows(operation, new HashSet<EvidenceRole> { role }));
    }

    [Fact]
    public void Table_NamesEveryOperationThatIsNotOpen() =>
        Assert.All(ApiOperations.All.Where(operation => !operation.IsOpen), operation => Assert.NotEmpty(AccessTable.RolesFor(operation)));

    [Fact]
    public void OnlyHealthAndTeams_AreOpen() => Assert.Equal(["TakeTeamsActivity", "CheckHealth"], ApiOperations.All.Where(operation => operation.IsOpen).Select(operation => operation.Id));

    [Fact]
    public void NoRole_OpensNothingButHealthAndTeams() =>
        Assert.Equal(["TakeTeamsActivity", "CheckHealth"], ApiOperations.All.Where(operation => AccessTable.Allows(operation, new HashSet<EvidenceRole>())).Select(operation => operation.Id));
}
