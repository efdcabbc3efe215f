using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>
/// Replies of the GitLab REST API (https://docs.gitlab.com/api/): pipelines, jobs, test reports, merge requests and their approvals, deployments, releases,
/// issues; and the security reports its scanners write.
/// </summary>
internal sealed class GitLabReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "gitlab";

    protected override string Format => "GitLab reply";

    protected override string? Kind => ArtifactKinds.CiRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        GitLabShapes.Of(name => json.Has(name)) is { } shape ? shape is GitLabShape.SecurityReport or GitLabShape.TestReport ? Recognition.Certain : Recognition.Likely : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "GitLab";
        var items = root.IsArray ? root.Items.ToList() : [root];
        foreach (var item in items)
        {
            kind = GitLabItems.Write(item, sheet) ?? kind;
        }

        if (sheet.IsEmpty)
        {
            sheet.Note(items.Count == 0 ? "The reply holds nothing." : "The reply holds nothing that is read.");
        }

        return null;
    }
}
