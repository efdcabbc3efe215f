using Evidence.Answers;
using Evidence.Ports;
using Evidence.Testing.Connectors;
using Evidence.Testing.Delivery;
using Evidence.Testing.Fakes;

namespace Evidence.Delivery.Tests.Conformance;

/// <summary>Deliveries to an address that is a secret.</summary>
public abstract class WebhookConformance(string type) : DeliveryConformance
{
    private readonly InMemoryEvidenceStore _store = new();
    private readonly List<ADelivery> _made = [];
    private FakeSource _hook = null!;
    private bool _isAway;
    private int _taken;

    protected override IDelivery Create(DisclosureLevel audience)
    {
        var settings = ADelivery.Settings(type, audience) with { Secrets = new Dictionary<string, string> { ["url"] = "HOOK_URL" } };
        _made.Add(new ADelivery(settings, $"{_hook.Url}hook/{Secret}?sig={Secret}", store: _store));
        return _made[^1].Delivery;
    }

    protected override int Copies() => _taken;

    protected override bool WasTouched() => _hook.Requests.Count > 0;

    protected override Task SetAwayAsync(bool isAway)
    {
        _isAway = isAway;
        return Task.CompletedTask;
    }

    public override async Task InitializeAsync() => _hook = (await FakeSource.StartAsync()).Map("POST", "/hook/{secret}", _ => Take());

    public override async Task DisposeAsync()
    {
        foreach (var made in _made)
        {
            await made.DisposeAsync();
        }

        await _hook.DisposeAsync();
    }

    private FakeAnswer Take()
    {
        if (_isAway)
        {
            return FakeAnswer.Error(500, $"echo {Secret}");
        }

        _taken++;
        return FakeAnswer.Text("ok");
    }
}
