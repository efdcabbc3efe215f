using Evidence.Answers;
using Evidence.Ports;
using Xunit;

namespace Evidence.Testing.Delivery;

/// <summary>What every <see cref="IDelivery"/> promises, whatever its type.</summary>
public abstract class DeliveryConformance : IAsyncLifetime
{
    private static readonly byte[] _content = "pack"u8.ToArray();

    /// <summary>A secret that must not be seen in any message.</summary>
    protected const string Secret = "s3cr3t-value-of-the-place";

    /// <summary>The delivery over a place of its own, read by that audience. The same place each time.</summary>
    protected abstract IDelivery Create(DisclosureLevel audience);

    /// <summary>How many deliveries are at the place.</summary>
    protected abstract int Copies();

    /// <summary>True where something reached the place, whatever it was.</summary>
    protected abstract bool WasTouched();

    /// <summary>Makes the place unreachable, or reachable again.</summary>
    protected abstract Task SetAwayAsync(bool isAway);

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    [Fact]
    public async Task Deliver_ANewId_LeavesOneCopy()
    {
        var receipt = await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None);

        Assert.False(receipt.WasDelivered);
        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task Deliver_TheSameIdAgain_LeavesOneCopyAndSaysSo()
    {
        var first = await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None);
        var second = await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None);

        Assert.True(second.WasDelivered);
        Assert.Equal(first.Links, second.Links);
        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task Deliver_AnotherId_LeavesAnotherCopy()
    {
        await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None);
        await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("two"), CancellationToken.None);

        Assert.Equal(2, Copies());
    }

    [Theory]
    [InlineData(DisclosureLevel.Internal, DisclosureLevel.Nda)]
    [InlineData(DisclosureLevel.Internal, DisclosureLevel.Public)]
    [InlineData(DisclosureLevel.Nda, DisclosureLevel.Public)]
    public async Task Deliver_AboveTheAudience_IsRefusedBeforeAnythingIsSent(DisclosureLevel level, DisclosureLevel audience)
    {
        var opened = false;
        var file = new DeliveryFile("pack.zip", "application/zip", _content.Length, _ =>
        {
            opened = true;
            return Task.FromResult<Stream>(new MemoryStream(_content));
        });

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Create(audience).DeliverAsync(ARequest("one") with { Disclosure = level, Files = [file] }, CancellationToken.None));

        Assert.Equal(FaultCode.Forbidden, fault.Code);
        Assert.False(opened);
        Assert.False(WasTouched());
    }

    [Theory]
    [InlineData(DisclosureLevel.Public, DisclosureLevel.Public)]
    [InlineData(DisclosureLevel.Public, DisclosureLevel.Nda)]
    [InlineData(DisclosureLevel.Nda, DisclosureLevel.Internal)]
    public async Task Deliver_WithinTheAudience_IsDelivered(DisclosureLevel level, DisclosureLevel audience)
    {
        await Create(audience).DeliverAsync(ARequest("one") with { Disclosure = level }, CancellationToken.None);

        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task Deliver_WhereThePlaceIsAway_FailsInALineWithoutSecrets_AndIsDeliveredOnceItIsBack()
    {
        await SetAwayAsync(true);
        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None));
        await SetAwayAsync(false);
        var receipt = await Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), CancellationToken.None);

        Assert.Equal(FaultCode.Unavailable, fault.Code);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.False(receipt.WasDelivered);
        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task Deliver_Cancelled_LeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Create(DisclosureLevel.Internal).DeliverAsync(ARequest("one"), cancelled.Token));

        Assert.Equal(0, Copies());
    }

    protected static DeliveryRequest ARequest(string id) => new(
        id, "pack-decided", "checkout-ranker", $"checkout-ranker 2.4.0: go ({id})", "- every gate passed", DisclosureLevel.Internal, [AFile("pack.zip", _content)]);

    protected static DeliveryFile AFile(string name, byte[] content) =>
        new(name, "application/octet-stream", content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));
}
