using Evidence.Answers;
using Evidence.Drafting.Extractive;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.Extensions.DependencyInjection;
using static Evidence.Testing.Drafting.Answers;

namespace Evidence.Drafting.Tests.Extractive;

public sealed class VerdictTests
{
    private static readonly string[] _yesNo = ["Yes", "No"];

    private static LibraryAnswer Board => AnAnswer(
        "board", "Is there a board that reviews AI systems?", "Yes. A board of six reviews every AI system each quarter.", AnswerChoice.Yes);

    [Theory]
    [InlineData("How often does the board review AI systems?")]
    [InlineData("Who reviews AI systems?")]
    [InlineData("Describe the board that reviews AI systems.")]
    public async Task AQuestionForMore_GetsNoYesBeforeItsAnswer(string question) =>
        Assert.Equal("A board of six reviews every AI system each quarter.", (await DraftAsync(AQuestion(question))).Text);

    [Fact]
    public async Task AWhetherQuestion_KeepsItsYes() =>
        Assert.StartsWith("Yes. A board", (await DraftAsync(AQuestion("Does a board review AI systems?"))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task AFormsOwnOptions_AreStillTicked()
    {
        var draft = await DraftAsync(AQuestion("How do you review AI systems? Is there a board?", kind: QuestionKind.Choice, options: _yesNo));

        Assert.Equal("Yes", draft.Choice);
        Assert.StartsWith("Yes. ", draft.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Yes. It covers every model.", "Yes. It covers every model.")]
    [InlineData("No. Data stays in Frankfurt.", "No. Data stays in Frankfurt.")]
    [InlineData("No. Customer data is never sold.", "Customer data is never sold.")]
    [InlineData("Ja. Der Vorstand entscheidet.", "Der Vorstand entscheidet.")]
    [InlineData("Yes.", "Yes.")]
    [InlineData("Yesterday it was tested.", "Yesterday it was tested.")]
    public void AVerdict_IsLeftOutOnlyWhereTheRestStandsByItself(string text, string expected) => Assert.Equal(expected, Sentences.WithoutVerdict(text));

    private static async Task<DraftAnswer> DraftAsync(Question question) =>
        Assert.Single(await DraftingHost.Shared.GetRequiredService<IAnswerDrafter>().DraftAsync(ARequest([Board], question), CancellationToken.None));
}
