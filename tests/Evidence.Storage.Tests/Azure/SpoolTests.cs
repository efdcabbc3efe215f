using Evidence.Storage.Azure;
using Evidence.Storage.Tests.Processes;

namespace Evidence.Storage.Tests.Azure;

public sealed class SpoolTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(100_000, false)]
    [InlineData(1024 * 1024, false)]
    [InlineData(3_000_000, true)]
    public async Task Content_UpToAMegabyte_IsHeldInMemoryAndLargerOnDisk(int size, bool isLarge)
    {
        var bytes = WriterProgram.BytesOf(1, size);
        await using var spool = new Spool(_folder.Path);

        await WriteAsync(spool, bytes);

        Assert.Equal(isLarge, spool.IsLarge);
        using var held = new MemoryStream();
        await spool.Rewind().CopyToAsync(held);
        Assert.Equal(bytes, held.ToArray());
    }

    [Fact]
    public async Task Content_OnDisk_LeavesNoFile()
    {
        await using (var spool = new Spool(_folder.Path))
        {
            await WriteAsync(spool, new byte[3_000_000]);
            if (!OperatingSystem.IsWindows())
            {
                // The file has no name while it is open, so that a killed process leaves none.
                Assert.Empty(Directory.GetFiles(_folder.Path));
            }
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Content_ThatFindsNoRoom_IsALineThatNamesTheFolder()
    {
        var missing = _folder.File("missing");
        await using var spool = new Spool(missing);

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => WriteAsync(spool, new byte[3_000_000]));

        Assert.Equal(FaultCode.Unavailable, fault.Code);
        Assert.Contains(missing, fault.Message, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(Spool spool, byte[] bytes)
    {
        foreach (var block in bytes.Chunk(300_000))
        {
            await spool.WriteAsync(block, default);
        }
    }
}
