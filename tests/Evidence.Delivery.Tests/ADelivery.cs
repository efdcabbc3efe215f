using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Testing.Connectors;
using Evidence.Testing.Fakes;
using Evidence.Testing.Graph;
using Evidence.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Delivery.Tests;

/// <summary>Deliveries as a host composes them, over a store in memory and a clock on which waiting takes no time.</summary>
internal sealed class ADelivery : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ADelivery(DeliverySettings settings, string secret, GraphSettings? graph = null, InMemoryEvidenceStore? store = null, string root = "")
    {
        Store = store ?? new InMemoryEvidenceStore(Time);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ISecretSource>(Secrets = new RotatingSecrets(secret))
            .AddSingleton(new EvidenceCatalog(Store))
            .AddDelivery([settings], root, graph)
            .BuildServiceProvider();
    }

    public HurriedTime Time { get; } = new();

    public InMemoryEvidenceStore Store { get; }

    public RotatingSecrets Secrets { get; }

    public IDelivery Delivery => _services.GetRequiredService<IDeliveries>().All().Single();

    public IDirectory Directory => _services.GetRequiredService<IDirectory>();

    public IRemoteFiles Files => _services.GetRequiredService<IRemoteFiles>();

    public static DeliverySettings Settings(string type, DisclosureLevel audience = DisclosureLevel.Internal, params (string Name, string Value)[] options) => new(
        "place", type, audience, options.ToDictionary(option => option.Name, option => option.Value), new Dictionary<string, string>());

    /// <summary>Graph is the stand-in, and the token a secret.</summary>
    public static GraphSettings GraphAt(GraphFake fake) =>
        new(new Dictionary<string, string> { ["url"] = fake.Url.AbsoluteUri }, new Dictionary<string, string> { ["token"] = "GRAPH_TOKEN" });

    public static DeliveryRequest Request(string id = "pack-1.pack-decided", params DeliveryFile[] files) =>
        new(id, "pack-decided", "checkout-ranker", "checkout-ranker 2.4.0: go", "- every gate passed", DisclosureLevel.Internal, files);

    public static DeliveryFile File(string name, byte[] content) =>
        new(name, "application/octet-stream", content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));

    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(i * 31 / 7);
        }

        return bytes;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
