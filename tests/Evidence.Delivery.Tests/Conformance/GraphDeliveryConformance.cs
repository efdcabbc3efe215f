using Evidence.Answers;
using Evidence.Ports;
using Evidence.Testing.Delivery;
using Evidence.Testing.Fakes;
using Evidence.Testing.Graph;
using Evidence.Workspaces;

namespace Evidence.Delivery.Tests.Conformance;

/// <summary>Deliveries through Microsoft Graph.</summary>
public abstract class GraphDeliveryConformance : DeliveryConformance
{
    private readonly InMemoryEvidenceStore _store = new();
    private readonly List<ADelivery> _made = [];
    private GraphFault? _away;

    private protected GraphFake Graph { get; private set; } = null!;

    private protected abstract DeliverySettings SettingsOf(DisclosureLevel audience);

    protected override IDelivery Create(DisclosureLevel audience)
    {
        _made.Add(new ADelivery(SettingsOf(audience), Secret, ADelivery.GraphAt(Graph), _store));
        return _made[^1].Delivery;
    }

    protected override bool WasTouched() => Graph.Requests.Count > 0;

    protected override Task SetAwayAsync(bool isAway)
    {
        if (isAway)
        {
            _away = Graph.Fail(new GraphFault(_ => true, 503));
        }
        else
        {
            _away!.Happened = int.MaxValue;
        }

        return Task.CompletedTask;
    }

    public override async Task InitializeAsync() => Graph = await GraphFake.StartAsync();

    public override async Task DisposeAsync()
    {
        foreach (var made in _made)
        {
            await made.DisposeAsync();
        }

        await Graph.DisposeAsync();
    }
}
