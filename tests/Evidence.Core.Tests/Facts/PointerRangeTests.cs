using System.Text;
using Evidence.Facts;

namespace Evidence.Core.Tests.Facts;

public sealed class PointerRangeTests
{
    private const string Json = """{"a": {"b/c": [10, {"é": "x", "rate": 0.25}]}, "t~": true}""";
    private const string Xml = "<?xml version=\"1.0\"?>\r\n<suites>\r\n  <suite name=\"é\"><case/></suite>\r\n  <suite name=\"b\">\r\n    <case n=\"1\"/><case n=\"2\">x</case>\r\n  </suite>\r\n</suites>";

    [Theory]
    [InlineData("/a/b~1c/0", "10")]
    [InlineData("/a/b~1c/1/rate", "0.25")]
    [InlineData("/a/b~1c/1", "{\"é\": \"x\", \"rate\": 0.25}")]
    [InlineData("/t~0", "true")]
    [InlineData("", Json)]
    public void JsonPointer_IsTheBytesOfItsValue(string pointer, string expected) => Assert.Equal(expected, At(Json, pointer));

    [Theory]
    [InlineData("/a/x")]
    [InlineData("/a/b~1c/7")]
    [InlineData("/t~0/deeper")]
    [InlineData("a")]
    public void JsonPointer_ToNothing_IsNull(string pointer) => Assert.Null(At(Json, pointer));

    [Theory]
    [InlineData("/suites/suite[2]/case[2]", "<case n=\"2\">x</case>")]
    [InlineData("/suites/suite[2]/case[1]/@n", "<case n=\"1\"/>")]
    [InlineData("/suites/suite[1]", "<suite name=\"é\"><case/></suite>")]
    [InlineData("/suites/suite", "<suite name=\"é\"><case/></suite>")]
    public void XmlPath_IsTheBytesOfItsElement(string path, string expected) => Assert.Equal(expected, At(Xml, path));

    [Theory]
    [InlineData("/suites/suite[1]/case[2]")]
    [InlineData("/suites/other")]
    [InlineData("/suites/suite[x]")]
    public void XmlPath_ToNothing_IsNull(string path) => Assert.Null(At(Xml, path));

    [Theory]
    [InlineData("line 1", "first")]
    [InlineData("line 2", "sécond")]
    [InlineData("line 3", "third")]
    [InlineData("line 4", null)]
    [InlineData("line 0", null)]
    [InlineData("line x", null)]
    public void Line_IsItsBytesWithoutItsEnd(string pointer, string? expected) => Assert.Equal(expected, At("first\r\nsécond\nthird", pointer));

    [Fact]
    public void ByteOrderMark_IsCounted()
    {
        byte[] content = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("{\"a\":1}")];

        Assert.Equal(new ByteRange(8, 1), PointerRange.Find(content, "/a"));
    }

    [Theory]
    [InlineData("{\"a\": ")]
    [InlineData("<a><b>")]
    [InlineData("")]
    public void BrokenContent_HasNothingToPointTo(string content) => Assert.Null(At(content, "/a/b"));

    private static string? At(string content, string pointer)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return PointerRange.Find(bytes, pointer) is { } range ? Encoding.UTF8.GetString(bytes, range.Offset, range.Length) : null;
    }
}
