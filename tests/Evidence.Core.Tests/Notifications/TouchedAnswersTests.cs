using Evidence.Answers;
using Evidence.Notifications;

namespace Evidence.Core.Tests.Notifications;

public sealed class TouchedAnswersTests
{
    private static readonly LibraryAnswer[] _library =
    [
        AnAnswer("bias", ["ranker"], "fairness-analysis", "nist-ai-rmf:MEASURE 2.11"),
        AnAnswer("security", [], "sbom"),
        AnAnswer("other-product", ["assistant"], "fairness-analysis"),
        AnAnswer("rests-on-nothing", []),
    ];

    [Theory]
    [InlineData("fairness-analysis", "bias")]
    [InlineData("nist-ai-rmf:measure 2.11", "bias")]
    [InlineData("sbom", "security")]
    [InlineData("model-card", null)]
    public void Answer_ThatRestsOnWhatGotWorse_IsFound(string worse, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], TouchedAnswers.Find(_library, "ranker", [worse]).Select(answer => answer.Id));

    private static LibraryAnswer AnAnswer(string id, string[] products, params string[] evidence) =>
        new(id, ["?"], "Yes.", null, products, null, null, null, DisclosureLevel.Internal, evidence);
}
