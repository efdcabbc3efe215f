using System.Globalization;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>Counts what a bill of materials lists, whatever its format, and writes it as facts.</summary>
internal sealed class BillOfMaterials(FactSheet sheet)
{
    private const int MaxLicences = 500;

    private readonly Dictionary<string, (string Pointer, long Count)> _licences = new(StringComparer.Ordinal);
    private readonly List<(string Pointer, string Name, string? Version, string? Owner, string? Use)> _models = [];
    private readonly List<(string Pointer, string Name, string? Owner, string? Use)> _datasets = [];
    private readonly List<Vulnerability> _vulnerabilities = [];
    private string? _unlicensed;
    private long _unlicensedCount;
    private long _components;

    /// <summary>True where it lists models or data.</summary>
    public bool IsOfModels => _models.Count > 0 || _datasets.Count > 0;

    /// <summary>True where it lists nothing.</summary>
    public bool IsEmpty => _components == 0;

    public string Kind => IsOfModels ? ArtifactKinds.MlBom : ArtifactKinds.Sbom;

    /// <summary>One component and its licences.</summary>
    public void Take(string pointer, IReadOnlyList<string> licences)
    {
        _components++;
        if (licences.Count == 0)
        {
            _unlicensed ??= pointer;
            _unlicensedCount++;
        }

        foreach (var licence in licences.Distinct(StringComparer.Ordinal))
        {
            _licences[licence] = _licences.TryGetValue(licence, out var known) ? known with { Count = known.Count + 1 } : (pointer, 1);
        }
    }

    public void TakeModel(string pointer, string name, string? version, string? owner, string? use) => _models.Add((pointer, name, version, owner, use));

    public void TakeDataset(string pointer, string name, string? owner, string? use) => _datasets.Add((pointer, name, owner, use));

    public void Take(Vulnerability vulnerability) => _vulnerabilities.Add(vulnerability);

    /// <summary>Writes the facts.</summary>
    /// <param name="pointer">Pointer to the list of components.</param>
    /// <param name="vulnerabilities">Pointer to the list of vulnerabilities; null: it has none.</param>
    public void Write(string pointer, string? vulnerabilities)
    {
        sheet.Add("supply.components", pointer, _components);
        sheet.Add("supply.models", pointer, _models.Count);
        sheet.Add("supply.datasets", pointer, _datasets.Count);
        sheet.Add("supply.licences", pointer, _licences.Count);
        sheet.Add("supply.unlicensed_components", _unlicensed ?? pointer, _unlicensedCount);
        foreach (var (licence, (first, count)) in _licences.OrderBy(entry => entry.Key, StringComparer.Ordinal).Take(MaxLicences))
        {
            sheet.AddText("supply.licence", first, licence, About.With(("components", count.ToString(CultureInfo.InvariantCulture))));
        }

        foreach (var (at, name, version, owner, use) in _models)
        {
            sheet.AddText("supply.model", at, name, About.With(("version", version), (FactAttributes.Owner, owner), ("task", use)));
        }

        foreach (var (at, name, owner, use) in _datasets)
        {
            sheet.AddText("supply.dataset", at, name, About.With((FactAttributes.Owner, owner), ("classification", use)));
        }

        if (vulnerabilities is not null)
        {
            Vulnerability.WriteAll(sheet, vulnerabilities, _vulnerabilities);
        }
    }
}
