using System.Text.Json.Nodes;
using Evidence.Delivery.Cards;

namespace Evidence.Delivery.Tests.Cards;

public sealed class CardTemplateTests
{
    [Fact]
    public void Text_WithPaths_TakesTheirValues() =>
        Assert.Equal("""{"text":"pack p-1 of 3 at b"}""", Expand("""{"text":"pack ${pack.id} of ${count(list)} at ${list[1]}"}""", """{"pack":{"id":"p-1"},"list":["a","b","c"]}"""));

    [Fact]
    public void Value_ThatIsOneExpression_KeepsItsKind() =>
        Assert.Equal("""{"on":true,"data":{"a":1}}""", Expand("""{"on":"${flag}","data":"${it}"}""", """{"flag":true,"it":{"a":1}}"""));

    [Fact]
    public void Property_WhoseValueIsMissing_IsLeftOut() =>
        Assert.Equal("""{"text":" and "}""", Expand("""{"url":"${nowhere.at.all}","text":"${nothing} and ${nothing}"}""", "{}"));

    [Fact]
    public void Element_WithAList_IsRepeatedForEachOfIt() =>
        Assert.Equal("""{"body":[{"text":"0 a of r"},{"text":"1 b of r"}]}""", Expand("""{"body":[{"$data":"${rows}","text":"${$index} ${name} of ${$root.all}"}]}""", """{"all":"r","rows":[{"name":"a"},{"name":"b"}]}"""));

    [Theory]
    [InlineData("${kind == 'go'}", true)]
    [InlineData("${kind != 'go' || count > 3}", false)]
    [InlineData("${!empty(list) && count > 2}", true)]
    [InlineData("${exists(gone)}", false)]
    [InlineData("${if(count < 2, false, true)}", true)]
    public void Element_WhoseConditionIsFalse_IsLeftOut(string condition, bool stays) =>
        Assert.Equal(stays ? """{"body":[{"text":"x"}]}""" : """{"body":[]}""", Expand($$"""{"body":[{"$when":"{{condition}}","text":"x"}]}""", """{"kind":"go","count":3,"list":[1]}"""));

    [Fact]
    public void Text_FromData_CannotWriteALink_UnlessTheTemplateAllowsIt() =>
        Assert.Equal(
            """{"text":"[pay] (https://evil.example)","title":"[ok](https://x.example)","id":"[a](b)"}""",
            Expand("""{"text":"${bad}","title":"${markdown(good)}","id":"${raw}"}""", """{"bad":"[pay](https://evil.example)","good":"[ok](https://x.example)","raw":"[a](b)"}"""));

    [Fact]
    public void Text_FromData_KeepsWhatLooksLikeATag() =>
        Assert.Equal("""{"text":"pack for ‹product› if p < 0.05"}""", Expand("""{"text":"${say}"}""", """{"say":"pack for <product> if p < 0.05"}"""));

    [Fact]
    public void Data_ThatLooksLikeAnExpression_StaysText() =>
        Assert.Equal("""{"text":"${secret}"}""", Expand("""{"text":"${note}"}""", """{"note":"${secret}","secret":"s"}"""));

    [Theory]
    [InlineData("${a +}")]
    [InlineData("${nonsense(1)}")]
    [InlineData("${'open}")]
    public void Template_ThatIsWrong_SaysWhere(string text)
    {
        var fault = Assert.Throws<EvidenceException>(() => CardTemplate.Expand(new JsonObject { ["text"] = text }, new JsonObject()));
        Assert.Equal(FaultCode.Configuration, fault.Code);
    }

    [Fact]
    public void Notification_AsText_SaysWhatTheCardSays()
    {
        var data = JsonNode.Parse("""{"title":"Pack ready","body":"**Two** gates failed.","facts":[{"title":"Release","value":"r-1"}],"links":[{"title":"Open","url":"https://x.example/p"}]}""")!;
        Assert.Equal("Pack ready\nTwo gates failed.\nRelease: r-1\nOpen: https://x.example/p", CardTemplates.Render("notification", data).Text);
    }

    [Fact]
    public void Card_ThatIsNotThere_IsSaidWithThoseThatAre()
    {
        var fault = Assert.Throws<EvidenceException>(() => CardTemplates.Render("nothing", new JsonObject()));
        Assert.Contains("notification", fault.Message, StringComparison.Ordinal);
    }

    private static string Expand(string template, string data) => CardTemplate.Expand(JsonNode.Parse(template), JsonNode.Parse(data))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
