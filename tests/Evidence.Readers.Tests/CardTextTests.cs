using Evidence.Readers.Documentation;

namespace Evidence.Readers.Tests;

public sealed class CardTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[More Information Needed]")]
    [InlineData("  - **Developed by:** [More Information Needed]\n  - **License:**")]
    [InlineData("<!-- what the model is for,\nin two lines -->")]
    [InlineData("{{ direct_use | default(\"[More Information Needed]\", true)}}")]
    [InlineData("TBD")]
    [InlineData("> N/A")]
    [InlineData("| | |\n|---|---|")]
    [InlineData("Use the code below to get started with the model.")]
    public void TextOfPlaceholders_IsNotFilled(string text) => Assert.False(CardText.IsFilled(text));

    [Theory]
    [InlineData("None: the model sees no personal data.")]
    [InlineData("- **Developed by:** Example Ltd")]
    [InlineData("**Any** deployed use is out of scope.")]
    [InlineData("| region | ndcg |\n|---|---|\n| north | 0.41 |")]
    [InlineData("[The data sheet](data.md)")]
    public void TextOfAPerson_IsFilled(string text) => Assert.True(CardText.IsFilled(text));
}
