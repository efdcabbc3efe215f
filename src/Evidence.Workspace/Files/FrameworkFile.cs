using Evidence.Controls;
using Evidence.Workspace.Yaml;

namespace Evidence.Workspace.Files;

/// <summary>framework-mappings/*.yaml: frameworks as data.</summary>
internal static class FrameworkFile
{
    public static Framework Read(YamlMap file)
    {
        var framework = new Framework(
            file.Text("framework", "an id of lower-case words joined by hyphens"),
            file.Text("title", "the framework's name"),
            file.Text("version", "the edition, in quotes"),
            file.Text("publisher", "who publishes it"),
            file.Text("source", "where the ids come from"),
            file.Flag("guidance", false),
            [.. file.Maps("groups").Select(ReadGroup)],
            [.. file.Maps("controls").Select(ReadControl)]);
        Check(framework, file);
        file.Finish();
        return file.Origin(framework);
    }

    private static ControlGroup ReadGroup(YamlMap map)
    {
        var group = new ControlGroup(map.Text("id", "the exact id"), map.Text("title", "a short title in your words"), map.OptionalText("parent"));
        map.Finish();
        return map.Origin(group);
    }

    private static Control ReadControl(YamlMap map)
    {
        var control = new Control(
            map.Text("id", "the exact id"),
            map.Text("title", "a short title in your words"),
            map.Text("group", "the id of a group above"),
            map.OptionalText("source") ?? "",
            map.OptionalText("expects"));
        map.Finish();
        return map.Origin(control);
    }

    private static void Check(Framework framework, YamlMap file)
    {
        var groups = framework.Groups.Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var twice in framework.Controls.GroupBy(control => control.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Wrong(file, twice.Last(), $"control '{twice.Key}' stands there {twice.Count()} times", "each id once");
        }

        foreach (var control in framework.Controls.Where(control => control.Group.Length > 0 && !groups.Contains(control.Group)))
        {
            Wrong(file, control, $"control '{control.Id}' is in group '{control.Group}', which is not there", "an id listed under 'groups'");
        }

        foreach (var group in framework.Groups.Where(group => group.Parent is not null && !groups.Contains(group.Parent)))
        {
            Wrong(file, group, $"group '{group.Id}' is within '{group.Parent}', which is not there", "an id listed under 'groups'");
        }
    }

    private static void Wrong(YamlMap file, object record, string what, string allowed)
    {
        var (name, line) = file.Log.OriginOf(record);
        file.Log.Add(name, line, what, allowed);
    }
}
