using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>
/// Replies of the Azure DevOps REST API (https://learn.microsoft.com/rest/api/azure/devops/): builds and their timelines, test runs and results, approvals,
/// code coverage and releases. One object or a page (<c>count</c>, <c>value</c>).
/// </summary>
internal sealed class AzureDevOpsReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "azure-devops";

    protected override string Format => "Azure DevOps reply";

    protected override string? Kind => ArtifactKinds.CiRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head) =>
        AzureDevOpsShapes.Of(name => json.Has(name)) is not null || AzureDevOpsShapes.Of(name => json.Has("value/" + name)) is not null ? Recognition.Certain
        : json.HasAll("count", "value") && json.IsList("value") && json.AllNames.Count() == 2 ? Recognition.Possible
        : Recognition.None;

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Azure DevOps";
        var items = root.Get("value") is { IsArray: true } page ? page.Items.ToList() : root.IsArray ? [.. root.Items] : [root];
        kind = AzureDevOpsItems.Write(items, root, sheet) ?? kind;
        if (sheet.IsEmpty)
        {
            sheet.Note(items.Count == 0 ? "The reply holds nothing." : "The reply holds nothing that is read.");
        }

        return null;
    }
}
