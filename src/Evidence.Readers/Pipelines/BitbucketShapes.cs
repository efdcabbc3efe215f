namespace Evidence.Readers.Pipelines;

/// <summary>Tells the objects of the Bitbucket API apart by the members only they have.</summary>
internal static class BitbucketShapes
{
    private static readonly (BitbucketShape Shape, string[] Members)[] _shapes =
    [
        (BitbucketShape.Pipeline, ["build_number", "state", "target"]),
        (BitbucketShape.Step, ["uuid", "state", "script_commands"]),
        (BitbucketShape.Step, ["uuid", "state", "pipeline"]),
        (BitbucketShape.TestCounts, ["number_of_successful_test_cases"]),
        (BitbucketShape.TestCase, ["fully_qualified_name", "status"]),
        (BitbucketShape.PullRequest, ["participants", "source", "destination", "state"]),
        (BitbucketShape.Report, ["report_type", "title", "uuid"]),
        (BitbucketShape.Annotation, ["annotation_type", "summary"]),
        (BitbucketShape.BuildStatus, ["key", "state", "refname"]),
    ];

    /// <summary>What an object with these members is; null: nothing known.</summary>
    public static BitbucketShape? Of(Func<string, bool> has)
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
