using Evidence.Controls;
using Evidence.Workspaces;

namespace Evidence.Hosting.Teams.Commands;

/// <summary>Finds the framework somebody means: by its id or title; else by a telling word of its id, those of evidence.yaml first.</summary>
internal static class FrameworkFinder
{
    private static readonly HashSet<string> _common = new(StringComparer.Ordinal) { "ai", "iso", "iec", "act", "risk", "management", "framework", "the", "for", "of", "and", "system", "systems", "information", "security" };

    /// <summary>The framework; null: none is named.</summary>
    public static Framework? Find(string text, WorkspaceContent content)
    {
        var line = Normal.Line(text);
        var joined = string.Concat(Normal.Words(text));
        return content.AllFrameworks.FirstOrDefault(framework => Normal.Has(line, framework.Id) || Normal.Has(line, framework.Title) || joined.Contains(string.Concat(Normal.Words(framework.Id)), StringComparison.Ordinal))
            ?? content.Frameworks.Concat(content.AllFrameworks).FirstOrDefault(framework => Telling(framework).Any(word => Normal.Has(line, word)));
    }

    private static IEnumerable<string> Telling(Framework framework) => Normal.Words(framework.Id).Where(word => word.Length >= 3 && !_common.Contains(word));
}
