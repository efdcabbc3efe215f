using Evidence.Answers;
using Evidence.Ports;
using Evidence.Testing.Delivery;
using Evidence.Testing.Fakes;

namespace Evidence.Delivery.Tests.Conformance;

public sealed class FolderDeliveryConformance : DeliveryConformance
{
    private readonly string _root = Directory.CreateTempSubdirectory("evidence-folder-").FullName;
    private readonly InMemoryEvidenceStore _store = new();
    private readonly List<ADelivery> _made = [];

    private string Place => Path.Combine(_root, "place");

    protected override IDelivery Create(DisclosureLevel audience)
    {
        _made.Add(new ADelivery(ADelivery.Settings("folder", audience, ("path", "place")), Secret, store: _store, root: _root));
        return _made[^1].Delivery;
    }

    protected override int Copies() => Directory.Exists(Place) ? Directory.GetFiles(Place, "pack.zip", SearchOption.AllDirectories).Count(file => !file.Contains(".partial", StringComparison.Ordinal)) : 0;

    protected override bool WasTouched() => Directory.Exists(Place);

    // A file stands where the folder would.
    protected override Task SetAwayAsync(bool isAway)
    {
        if (isAway)
        {
            File.WriteAllText(Place, "");
        }
        else
        {
            File.Delete(Place);
        }

        return Task.CompletedTask;
    }

    public override Task InitializeAsync() => Task.CompletedTask;

    public override async Task DisposeAsync()
    {
        foreach (var made in _made)
        {
            await made.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }
}
