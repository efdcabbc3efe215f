using Evidence.Controls;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>framework-mappings/crosswalks/*.yaml.</summary>
internal static class CrosswalkFile
{
    public static Crosswalk Read(YamlMap file)
    {
        var crosswalk = new Crosswalk(
            file.Text("crosswalk", "a name unique among crosswalks"),
            file.Text("from", "the id of a framework"),
            file.Text("to", "the id of a framework"),
            file.Text("source", "who made it, and from what"),
            [.. file.Maps("rows").Select(ReadRow)]);
        file.Finish();
        return file.Origin(crosswalk);
    }

    private static CrosswalkRow ReadRow(YamlMap map)
    {
        var row = new CrosswalkRow(
            map.Text("from", "a control of the first framework"),
            map.Text("to", "a control of the second framework"),
            map.Word("relation", CrosswalkRelation.Intersects),
            map.Text("reason", "why, in a sentence"));
        if (!map.Has("relation"))
        {
            map.Problem("'relation' is missing", "equal, subset, superset or intersects");
        }

        map.Finish();
        return map.Origin(row);
    }
}
