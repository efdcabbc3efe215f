using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Pipelines;

/// <summary>
/// Replies of the Bitbucket Cloud REST API (https://developer.atlassian.com/cloud/bitbucket/rest/): pipelines, steps, test reports, pull requests with who approved, build
/// statuses, code insights with their annotations. One object, or a page of them.
/// </summary>
internal sealed class BitbucketReader(ReaderTools tools) : JsonArtifactReader(tools)
{
    public override string Id => "bitbucket";

    protected override string Format => "Bitbucket reply";

    protected override string? Kind => ArtifactKinds.CiRun;

    protected override Recognition Recognise(JsonSketch json, ArtifactHead head)
    {
        var isKnown = BitbucketShapes.Of(json.Has) is not null || BitbucketShapes.Of(name => json.Has($"values/{name}")) is not null;
        return isKnown ? Recognition.Certain : json.HasAll("values", "pagelen") ? Recognition.Possible : Recognition.None;
    }

    protected override string? Read(JsonAt root, FactSheet sheet, ref string? kind)
    {
        sheet.Tool = "Bitbucket";
        var items = root.Get("values") is { IsArray: true } page ? page.Items.ToList() : [root];
        kind = BitbucketItems.Write(items, root.Get("values")?.Pointer ?? root.Pointer, sheet) ?? kind;
        if (sheet.IsEmpty)
        {
            sheet.Note(items.Count == 0 ? "The reply holds nothing." : "The reply holds nothing that is read.");
        }

        return null;
    }
}
