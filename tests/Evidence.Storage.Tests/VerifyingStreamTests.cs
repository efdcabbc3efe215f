using Evidence.Artifacts;
using Evidence.Testing.Storage;

namespace Evidence.Storage.Tests;

public sealed class VerifyingStreamTests
{
    private static readonly byte[] _bytes = "the right bytes"u8.ToArray();

    [Fact]
    public void Content_ReadByteByByte_IsWhole()
    {
        using var stream = AStream(_bytes);
        var read = new List<byte>();
        while (stream.ReadByte() is var next and >= 0)
        {
            read.Add((byte)next);
        }

        Assert.Equal(_bytes, read);
        Assert.Equal(_bytes.Length, stream.Position);
        Assert.Equal(0, stream.Read(new byte[10]));
    }

    [Fact]
    public void Content_ReadWithAnEmptyBuffer_IsNotTakenForItsEnd()
    {
        using var stream = AStream(_bytes);

        Assert.Equal(0, stream.Read([]));
        Assert.Equal(_bytes.Length, stream.Read(new byte[100]));
    }

    [Fact]
    public void Content_ThatWasChanged_IsRefusedAtEveryReadAfterItsEnd()
    {
        using var stream = AStream("the wrong bytes"u8.ToArray());

        Assert.Throws<EvidenceException>(() => stream.Read(new byte[100]));
        Assert.Throws<EvidenceException>(() => stream.Read(new byte[100]));
    }

    [Fact]
    public async Task Fault_OfTheBytesUnderneath_IsPutIntoWords()
    {
        var words = new EvidenceException(FaultCode.Unavailable, "The disk is gone.");
        await using var stream = new VerifyingStream(new BreakingStream(_bytes), Sha256Digest.Of(_bytes), 1_000, fault => fault is IOException ? words : null);

        Assert.Same(words, await Assert.ThrowsAsync<EvidenceException>(() => stream.CopyToAsync(Stream.Null)));
    }

    [Fact]
    public async Task Fault_ThatIsNoneOfTheStore_ComesThroughAsItIs()
    {
        await using var stream = new VerifyingStream(new BreakingStream(_bytes), Sha256Digest.Of(_bytes), 1_000, _ => null);

        await Assert.ThrowsAsync<IOException>(() => stream.CopyToAsync(Stream.Null));
    }

    private static VerifyingStream AStream(byte[] bytes) => new(new MemoryStream(bytes), Sha256Digest.Of(_bytes), bytes.Length, _ => null);
}
