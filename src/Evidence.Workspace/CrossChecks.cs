using Evidence.Controls;
using Evidence.Ports;
using Evidence.Releases;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace;

/// <summary>Checks what one file says against what another says.</summary>
internal sealed class CrossChecks(WorkspaceContent workspace, IReadOnlyList<IEvidenceConnectorType> connectorTypes, ProblemLog log)
{
    private readonly Dictionary<string, HashSet<string>> _controls = workspace.AllFrameworks.ToDictionary(
        framework => framework.Id,
        framework => framework.Controls.Select(control => control.Id).ToHashSet(StringComparer.Ordinal),
        StringComparer.Ordinal);

    public void Run()
    {
        CheckSources();
        foreach (var release in workspace.Releases)
        {
            CheckRelease(release);
        }

        CheckPolicies();
        CheckLibrary();
        CheckData();
    }

    private void CheckSources()
    {
        foreach (var source in workspace.Sources.Where(source => source.Type.Length > 0))
        {
            if (connectorTypes.FirstOrDefault(type => type.Type == source.Type) is not { } type)
            {
                Wrong("evidence.yaml", source.Line, $"source '{source.Id}' is of type '{source.Type}', which is not known", OneOf(connectorTypes.Select(known => known.Type), source.Type));
                continue;
            }

            foreach (var problem in type.Validate(source))
            {
                Wrong("evidence.yaml", source.Line, $"source '{source.Id}', '{problem.Name}': {problem.What.TrimEnd('.')}", problem.Allowed);
            }
        }
    }

    private void CheckRelease(Release release)
    {
        var file = $"releases/{release.Id}.yaml";
        Known(file, "product", release.Product, workspace.Products.Select(product => product.Id));
        Known(file, "policy", release.Policy, workspace.Policies.Select(policy => policy.Id));
        if (release.Baseline is not null)
        {
            Known(file, "baseline", release.Baseline, workspace.Releases.Select(known => known.Id));
        }

        foreach (var exclusion in release.NotApplicable ?? [])
        {
            CheckControl(file, log.LineOf(file, "not-applicable"), exclusion.Control);
        }

        for (var i = 0; i < release.Subjects.Count; i++)
        {
            CheckSubject(file, log.LineOf(file, "subjects", i), release.Subjects[i]);
        }
    }

    private void CheckSubject(string file, int line, Subject subject)
    {
        if (subject.Source.Length > 0 && workspace.Sources.All(source => source.Id != subject.Source))
        {
            Wrong(file, line, $"'source: {subject.Source}' is not known", OneOf(workspace.Sources.Select(source => source.Id), subject.Source));
        }

        var source = workspace.Sources.FirstOrDefault(source => source.Id == subject.Source);
        if (connectorTypes.FirstOrDefault(type => type.Type == source?.Type) is not { SubjectKeys.Count: > 0 } type)
        {
            return;
        }

        foreach (var name in subject.Selector.Keys.Where(name => type.SubjectKeys.All(key => key.Name != name)))
        {
            Wrong(file, line, $"the subject of source '{subject.Source}' has '{name}', which '{type.Type}' does not know", OneOf(type.SubjectKeys.Select(key => key.Name), name));
        }

        foreach (var key in type.SubjectKeys.Where(key => key.Required && subject[key.Name] is null))
        {
            Wrong(file, line, $"the subject of source '{subject.Source}' has no '{key.Name}'", key.Description);
        }
    }

    private void CheckPolicies()
    {
        foreach (var policy in workspace.Policies)
        {
            var file = $"policies/{policy.Id}.yaml";
            foreach (var framework in policy.Gates.SelectMany(gate => gate.Frameworks ?? []))
            {
                Known(file, "frameworks", framework, _controls.Keys);
            }

            for (var i = 0; i < policy.Waivers.Count; i++)
            {
                CheckWaiver(file, log.LineOf(file, "waivers", i), policy.Waivers[i]);
            }
        }
    }

    private void CheckWaiver(string file, int line, Gates.Waiver waiver)
    {
        if (waiver.Release is not null && workspace.Releases.All(release => release.Id != waiver.Release))
        {
            Wrong(file, line, $"waiver '{waiver.Id}' is for release '{waiver.Release}', which is not known", OneOf(workspace.Releases.Select(release => release.Id), waiver.Release));
        }

        if (waiver.Control is not null && ControlRef.TryParse(waiver.Control, out var control))
        {
            CheckControl(file, line, control);
        }
    }

    private void CheckLibrary()
    {
        var products = workspace.Products.Select(product => product.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, Answers.LibraryAnswer>(StringComparer.Ordinal);
        foreach (var answer in workspace.Library.Where(answer => answer.Id.Length > 0))
        {
            if (!seen.TryAdd(answer.Id, answer))
            {
                Wrong(answer.File, answer.Line, $"answer '{answer.Id}' is there already ({seen[answer.Id].File}:{seen[answer.Id].Line})", "each id once in the library");
            }

            foreach (var product in answer.Products.Where(product => !products.Contains(product)))
            {
                Wrong(answer.File, answer.Line, $"answer '{answer.Id}' is for product '{product}', which is not known", OneOf(products, product));
            }
        }
    }

    /// <summary>Checks mappings and crosswalks against the frameworks.</summary>
    public void CheckData()
    {
        foreach (var twice in workspace.Mappings.GroupBy(mapping => mapping.Id, StringComparer.Ordinal).Where(group => group.Key.Length > 0).SelectMany(group => group.Skip(1)))
        {
            var (file, line) = log.OriginOf(twice);
            Wrong(file, line, $"mapping '{twice.Id}' is there more than once", "each id once over all files");
        }

        foreach (var mapping in workspace.Mappings)
        {
            var (file, line) = log.OriginOf(mapping);
            foreach (var control in mapping.Controls)
            {
                CheckControl(file, line, control);
            }
        }

        foreach (var crosswalk in workspace.Crosswalks)
        {
            CheckCrosswalk(crosswalk);
        }
    }

    private void CheckCrosswalk(Crosswalk crosswalk)
    {
        foreach (var row in crosswalk.Rows)
        {
            var (file, line) = log.OriginOf(row);
            CheckControl(file, line, new(crosswalk.From, row.From));
            CheckControl(file, line, new(crosswalk.To, row.To));
        }
    }

    private void CheckControl(string file, int line, ControlRef control)
    {
        if (!_controls.TryGetValue(control.Framework, out var ids))
        {
            Wrong(file, line, $"'{control}' is of framework '{control.Framework}', which is not known", OneOf(_controls.Keys, control.Framework));
        }
        else if (!ids.Contains(control.Id))
        {
            Wrong(file, line, $"'{control}' is not a control of '{control.Framework}'", Words.Nearest(control.Id, ids) is { } near ? $"did you mean '{near}'?" : "an exact id of the framework");
        }
    }

    private void Known(string file, string name, string value, IEnumerable<string> known)
    {
        var list = known.ToList();
        if (value.Length > 0 && !list.Contains(value, StringComparer.Ordinal))
        {
            Wrong(file, log.LineOf(file, name), $"'{name}: {value}' is not known", OneOf(list, value));
        }
    }

    private void Wrong(string file, int line, string what, string allowed) => log.Add(file, line, what, allowed);

    private static string OneOf(IEnumerable<string> known, string value)
    {
        var list = known.OrderBy(word => word, StringComparer.Ordinal).ToList();
        return list.Count == 0 ? "none is defined yet"
            : Words.Nearest(value, list) is { } near ? $"did you mean '{near}'?"
            : $"one of {Words.List(list)}";
    }
}
