using System.Text;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tests.Content;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Lines_ComeWithTheirNumbersAndWithoutTheirEnds() =>
        Assert.Equal(["1:a", "2:", "3:b"], await ReadAsync(Encoding.UTF8.GetBytes("a\r\n\nb")));

    [Fact]
    public async Task ByteOrderMarks_AreTakenOff()
    {
        Assert.Equal(["1:a", "2:b"], await ReadAsync([0xEF, 0xBB, 0xBF, .. "a\nb"u8]));
        Assert.Equal(["1:ä", "2:b"], await ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("ä\nb")]));
    }

    [Fact]
    public async Task LineWithoutEnd_IsGivenUpAtTheLimit()
    {
        var lines = await ReadAsync(Enumerable.Repeat((byte)'x', ReaderSet.MaxLineBytes + 100_000).Prepend((byte)'\n').ToArray());

        Assert.Equal(["1:", "2:too long"], lines);
    }

    private static async Task<List<string>> ReadAsync(byte[] bytes)
    {
        var lines = new List<string>();
        using var content = new MemoryStream(bytes);
        await foreach (var (number, line) in LineReader.LinesAsync(content, CancellationToken.None))
        {
            lines.Add($"{number}:{(line is { } text ? Encoding.UTF8.GetString(text.Span) : "too long")}");
        }

        return lines;
    }
}
