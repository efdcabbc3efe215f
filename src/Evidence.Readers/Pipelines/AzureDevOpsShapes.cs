namespace Evidence.Readers.Pipelines;

/// <summary>Tells the objects of the Azure DevOps API apart by the members only they have.</summary>
internal static class AzureDevOpsShapes
{
    private static readonly (AzureDevOpsShape Shape, string[] Members)[] _shapes =
    [
        (AzureDevOpsShape.Build, ["buildNumber", "definition", "status"]),
        (AzureDevOpsShape.Timeline, ["records", "changeId"]),
        (AzureDevOpsShape.Timeline, ["records/type", "records/state"]),
        (AzureDevOpsShape.TestRun, ["totalTests", "state", "name"]),
        (AzureDevOpsShape.TestResult, ["testCaseTitle", "outcome"]),
        (AzureDevOpsShape.TestResult, ["testCase", "outcome", "testRun"]),
        (AzureDevOpsShape.Approval, ["steps", "minRequiredApprovers", "status"]),
        (AzureDevOpsShape.Approval, ["steps/assignedApprover", "status"]),
        (AzureDevOpsShape.Coverage, ["coverageData"]),
        (AzureDevOpsShape.Release, ["environments", "releaseDefinition", "name"]),
    ];

    /// <summary>What an object with these members is; null: nothing known.</summary>
    public static AzureDevOpsShape? Of(Func<string, bool> has)
    {
        foreach (var (shape, members) in _shapes)
        {
            if (members.All(has))
            {
                return shape;
            }
        }

        return null;
    }
}
