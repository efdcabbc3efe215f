using Evidence.Controls;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace;

/// <summary>Rules of good practice for framework data, one method a rule. What is plainly wrong is found on reading already.</summary>
internal sealed class FrameworkLint(WorkspaceContent workspace, ProblemLog log)
{
    public void Run()
    {
        foreach (var framework in workspace.AllFrameworks)
        {
            GroupsAreListedOnce(framework);
            GroupsHaveAnEnd(framework);
            ControlsHaveASource(framework);
        }

        MetricsAreKnown();
        CrosswalksAreNamedOnce();
        foreach (var crosswalk in workspace.Crosswalks)
        {
            CrosswalkJoinsTwoFrameworks(crosswalk);
            RowsAreWrittenOnce(crosswalk);
            ReasonsSaySomething(crosswalk);
        }
    }

    private void GroupsAreListedOnce(Framework framework)
    {
        foreach (var twice in framework.Groups.GroupBy(group => group.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            Wrong(twice, $"group '{twice.Id}' stands there more than once", "each id once");
        }
    }

    private void GroupsHaveAnEnd(Framework framework)
    {
        var parents = framework.Groups.GroupBy(group => group.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First().Parent, StringComparer.Ordinal);
        foreach (var group in framework.Groups)
        {
            var above = group.Parent;
            for (var step = 0; above is not null && step <= parents.Count; step++)
            {
                above = parents.GetValueOrDefault(above);
            }

            if (above is not null)
            {
                Wrong(group, $"group '{group.Id}' is within itself by way of '{group.Parent}'", "a parent that leads to a group without one");
            }
        }
    }

    private void ControlsHaveASource(Framework framework)
    {
        foreach (var control in framework.Controls.Where(control => control.Id.Length > 0 && control.Source.Length == 0))
        {
            Wrong(control, $"control '{control.Id}' has no source", "'source': where it stands in the publication, for instance a clause or a page");
        }
    }

    // '*' stands for every metric of a group.
    private void MetricsAreKnown()
    {
        var known = workspace.Metrics.Definitions.Select(metric => metric.Id).ToList();
        foreach (var mapping in workspace.Mappings)
        {
            var metric = mapping.When?.Metric ?? "";
            var isKnown = metric.EndsWith('*') ? known.Any(id => id.StartsWith(metric[..^1], StringComparison.Ordinal)) : known.Contains(metric, StringComparer.Ordinal);
            if (metric.Length > 0 && !isKnown)
            {
                var near = Words.Nearest(metric, known);
                Wrong(mapping, $"mapping '{mapping.Id}' waits for metric '{metric}', which is not known", near is null ? "a metric of metrics.yaml" : $"did you mean '{near}'?");
            }
        }
    }

    private void CrosswalksAreNamedOnce()
    {
        foreach (var twice in workspace.Crosswalks.GroupBy(crosswalk => crosswalk.Id, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
        {
            Wrong(twice, $"crosswalk '{twice.Id}' is there more than once", "each name once over all files");
        }
    }

    private void CrosswalkJoinsTwoFrameworks(Crosswalk crosswalk)
    {
        if (crosswalk.From == crosswalk.To && crosswalk.From.Length > 0)
        {
            Wrong(crosswalk, $"crosswalk '{crosswalk.Id}' leads from '{crosswalk.From}' to itself", "two frameworks");
        }
    }

    private void RowsAreWrittenOnce(Crosswalk crosswalk)
    {
        foreach (var twice in crosswalk.Rows.GroupBy(row => (row.From, row.To)).SelectMany(same => same.Skip(1)))
        {
            Wrong(twice, $"'{twice.From}' to '{twice.To}' is there more than once in crosswalk '{crosswalk.Id}'", "one row for two controls");
        }
    }

    private void ReasonsSaySomething(Crosswalk crosswalk)
    {
        foreach (var row in crosswalk.Rows.Where(row => row.Reason.Length > 0 && row.Reason.Count(char.IsWhiteSpace) < 2))
        {
            Wrong(row, $"the reason '{row.Reason}' for '{row.From}' to '{row.To}' says too little", "why the two relate so, in a sentence");
        }
    }

    private void Wrong(object record, string what, string allowed)
    {
        var (file, line) = log.OriginOf(record);
        log.Add(file, line, what, allowed);
    }
}
