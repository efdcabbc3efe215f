using System.Globalization;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.SupplyChain;

/// <summary>SPDX documents as tags and values (<c>PackageName: ...</c>), 2.1 to 2.3.</summary>
internal sealed class SpdxTagReader(ReaderTools tools) : LinesArtifactReader(tools)
{
    public override string Id => "spdx-tags";

    protected override string Format => "SPDX document";

    protected override string? Kind => ArtifactKinds.Sbom;

    protected override Recognition Recognise(string head) =>
        head.StartsWith("SPDXVersion:", StringComparison.Ordinal) || head.Contains("\nSPDXVersion: SPDX-", StringComparison.Ordinal) ? Recognition.Certain : Recognition.None;

    protected override ITextLines Start(FactSheet sheet) => new Lines(sheet);

    protected override string? KindOf(FactSheet sheet) => sheet.Facts.Any(fact => fact is { Metric: "supply.models" or "supply.datasets", Number: > 0 }) ? ArtifactKinds.MlBom : Kind;

    private sealed class Lines(FactSheet sheet) : ITextLines
    {
        private readonly BillOfMaterials _bill = new(sheet);
        private Dictionary<string, string>? _package;
        private string _pointer = "line 1";

        public void Take(string line, long number)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.StartsWith('#'))
            {
                return;
            }

            var (tag, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (tag == "PackageName")
            {
                Close();
                _package = new(StringComparer.Ordinal) { [tag] = value };
                _pointer = string.Create(CultureInfo.InvariantCulture, $"line {number}");
            }
            else if (tag == "Created")
            {
                sheet.MeasuredAt = Times.Read(value);
            }
            else
            {
                _package?.TryAdd(tag, value);
            }
        }

        public string? Finish()
        {
            Close();
            _bill.Write("line 1", null);
            return null;
        }

        private void Close()
        {
            if (_package is not { } package)
            {
                return;
            }

            _bill.Take(_pointer, SpdxLicence.Of(package.GetValueOrDefault("PackageLicenseConcluded"), package.GetValueOrDefault("PackageLicenseDeclared")));
            if (package.GetValueOrDefault("PrimaryPackagePurpose") == "MODEL")
            {
                _bill.TakeModel(_pointer, package["PackageName"], package.GetValueOrDefault("PackageVersion"), package.GetValueOrDefault("PackageSupplier"), null);
            }
        }
    }
}
