using System.IO.Compression;
using Evidence.Documents.Packs.Zip;

namespace Evidence.Documents.Tests.Packs;

public sealed class CanonicalZipTests
{
    [Fact]
    public async Task ManyEntries_ThatNeedZip64_AreReadByOthersAndByTheReader()
    {
        const int Count = 70_000;
        using var output = new MemoryStream();
        var zip = new CanonicalZipWriter(output);
        for (var number = 0; number < Count; number++)
        {
            var content = (byte)number;
            await zip.WriteAsync($"e/{number}", 1, _ => Task.FromResult<Stream>(new MemoryStream([content])), default);
        }

        await zip.FinishAsync(default);
        using var archive = new ZipArchive(output, ZipArchiveMode.Read, leaveOpen: true);
        Assert.Equal(Count, archive.Entries.Count);
        Assert.Equal(Count, (await CanonicalZipReader.ReadDirectoryAsync(output, default)).Records.Count);
    }

    [Fact]
    public void LargeEntry_HasItsSizesInTheZip64Field()
    {
        var record = new ZipRecord("big.bin", 5L << 30, 0x1234_5678, 6L << 30);

        var local = CanonicalZip.LocalHeader(record);
        var directory = CanonicalZip.DirectoryRecord(record);

        Assert.Equal(5L << 30, BitConverter.ToInt64(local.AsSpan(30 + 7 + 4)));
        Assert.Equal(uint.MaxValue, BitConverter.ToUInt32(directory.AsSpan(42)));
        Assert.Equal(6L << 30, BitConverter.ToInt64(directory.AsSpan(46 + 7 + 4 + 16)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1 << 20) - 1)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(5_000_000)]
    public async Task Contents_OfEverySize_AreWrittenForwardOnly_WithTheirChecksumInFront(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        var pipe = new System.IO.Pipelines.Pipe();
        var writing = WriteAsync(pipe.Writer.AsStream(), bytes);
        using var output = new MemoryStream();
        await pipe.Reader.CopyToAsync(output);
        await writing;

        var (records, fault) = await CanonicalZipReader.ReadDirectoryAsync(output, default);

        Assert.Null(fault);
        Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(bytes), Assert.Single(records).Crc);
        using var archive = new ZipArchive(output, ZipArchiveMode.Read);
        using var read = new MemoryStream();
        await archive.Entries[0].Open().CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
    }

    private static async Task WriteAsync(Stream output, byte[] bytes)
    {
        await using (output)
        {
            var zip = new CanonicalZipWriter(output);
            await zip.WriteAsync("a.bin", bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes)), default);
            await zip.FinishAsync(default);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(3 << 20)]
    public async Task Content_HoweverOftenItIsRead_IsToldTheLastTime(int size)
    {
        var told = new List<bool>();
        var zip = new CanonicalZipWriter(Stream.Null);

        await zip.WriteAsync("a.bin", size, Open, default);

        Assert.Equal(size <= 1 << 20 ? [true] : [false, true], told);

        Task<Stream> Open(bool isLast)
        {
            told.Add(isLast);
            return Task.FromResult<Stream>(new MemoryStream(new byte[size]));
        }
    }

    [Fact]
    public async Task Content_OfAnotherSizeThanAnnounced_IsRefused()
    {
        var zip = new CanonicalZipWriter(new MemoryStream());

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => zip.WriteAsync("a.txt", 5, _ => Task.FromResult<Stream>(new MemoryStream([1, 2, 3])), default));

        Assert.Equal(FaultCode.Corrupt, fault.Code);
    }

    [Theory]
    [InlineData("not a zip at all")]
    [InlineData("")]
    [InlineData("PK")]
    public async Task OtherBytes_AreNotAPack(string text) =>
        Assert.NotNull((await CanonicalZipReader.ReadDirectoryAsync(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)), default)).Fault);

    [Fact]
    public async Task Zip_OfAnotherWriter_IsNotCanonical()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = archive.CreateEntry("a.txt").Open();
            await entry.WriteAsync(new byte[] { 1, 2, 3 });
        }

        Assert.NotNull((await CanonicalZipReader.ReadDirectoryAsync(output, default)).Fault);
    }
}
