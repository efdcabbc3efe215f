using System.Text;
using Evidence.Readers.Content;

namespace Evidence.Readers.Tests.Content;

public sealed class JsonSketchTests
{
    [Fact]
    public void Path_GoesThroughArrays() => Assert.True(Sketch("""{"results": [{"a": 1}, {"stats": {"passed": 3}}]}""").Has("results/stats/passed"));

    [Fact]
    public void Wildcard_StandsForOneName()
    {
        var sketch = Sketch("""{"sex": {"by_group": {}}}""");

        Assert.True(sketch.Has("*/by_group"));
        Assert.False(sketch.Has("*/*/by_group"));
    }

    [Fact]
    public void RecordedExchange_IsSeenThrough()
    {
        var sketch = Sketch("""{"request": {"method": "GET"}, "status": 200, "response": {"runs": [{"info": {"run_id": "r"}}]}}""");

        Assert.True(sketch.Has("runs/info/run_id"));
        Assert.Equal(["runs"], sketch.Names);
    }

    [Theory]
    [InlineData("""{"a": 1}""", 1)]
    [InlineData("{\"a\": 1}\n{\"a\": 2}\n", 2)]
    public void Values_AreCounted(string json, int count) => Assert.Equal(count, Sketch(json).Values);

    [Fact]
    public void CutOffJson_IsStillJson()
    {
        var sketch = JsonSketch.Of("""{"bomFormat": "CycloneDX", "components": [{"na"""u8.ToArray(), isWhole: false);

        Assert.True(sketch.IsJson);
        Assert.Equal("CycloneDX", sketch.Text("bomFormat"));
    }

    [Theory]
    [InlineData("[a link](https://example.com)")]
    [InlineData("{not json}")]
    public void OtherText_IsNoJson(string text) => Assert.False(Sketch(text).IsJson);

    private static JsonSketch Sketch(string json) => JsonSketch.Of(Encoding.UTF8.GetBytes(json), isWhole: true);
}
