using System.Text;
using System.Text.Json;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tests.Content;

public sealed class TolerantJsonTests
{
    [Fact]
    public void BareWordsOfPython_BecomeTexts()
    {
        using var document = Parse("""{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN and \"Infinity\"", /* comment */ "d": 1,}""");
        var root = new JsonAt(document.RootElement, "");

        Assert.Equal("NaN", root.Get("a")!.Value.Text);
        Assert.Null(root.Get("a")!.Value.Number);
        Assert.Equal("-Infinity", root.Get("b")!.Value.Items.Last().Text);
        Assert.Equal("NaN and \"Infinity\"", root.Get("c")!.Value.Text);
        Assert.Equal(1, root.Get("d")!.Value.Number);
    }

    [Fact]
    public void Pointer_IsEscapedAsRfc6901Says()
    {
        using var document = Parse("""{"a/b": {"c~d": [5]}}""");

        var value = new JsonAt(document.RootElement, "").At("a/b", "c~d")!.Value.Items.Single();

        Assert.Equal("/a~1b/c~0d/0", value.Pointer);
        Assert.Equal(5, value.Number);
    }

    [Theory]
    [InlineData("294.0", 294L)]
    [InlineData("294.5", null)]
    [InlineData("-1", null)]
    [InlineData("1e400", null)]
    [InlineData("\"12\"", 12L)]
    public void Count_IsAWholeNumber(string json, long? count)
    {
        using var document = Parse(json);

        Assert.Equal(count, new JsonAt(document.RootElement, "").Count);
    }

    [Fact]
    public void NestingWithoutEnd_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000));

        Assert.ThrowsAny<JsonException>(() => Parse(deep));
    }

    private static JsonDocument Parse(string json) => TolerantJson.Parse(Encoding.UTF8.GetBytes(json));
}
