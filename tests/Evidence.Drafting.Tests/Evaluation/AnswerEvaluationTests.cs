using Evidence.Answers;
using Evidence.Drafting.Evaluation;
using Evidence.Drafting.Matching;
using Evidence.Drafting.Tests.Matching;
using Evidence.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Evidence.Drafting.Tests.Evaluation;

public sealed class AnswerEvaluationTests
{
    private static AnswerEvaluation Evaluation => DraftingHost.Shared.GetRequiredService<AnswerEvaluation>();

    [Fact]
    public async Task OwnQuestions_AreMatchedAsWellAsWhenTheWeightsWereFitted()
    {
        var figures = (await Evaluation.EvaluateAsync(EvaluationSet.Own, CancellationToken.None)).Figures;

        // The set is hard on purpose: its library avoids the field's usual words, and more than half the questions share almost no word with it.
        Assert.True(figures.FirstRight >= 0.70, $"{figures}");
        Assert.True(figures.AmongFive >= 0.90, $"{figures}");
        Assert.True(figures.DraftedPrecision >= 0.94, $"{figures}");
        Assert.True(figures.UnanswerableDrafted <= 0.03, $"{figures}");
        Assert.True(figures.CalibrationError <= 0.09, $"{figures}");
    }

    [Fact]
    public async Task TheVocabulary_IsWhatFindsTheParaphrases()
    {
        using var without = DraftingHost.Build(thesaurus: Thesaurus.Empty);

        var plain = (await without.GetRequiredService<AnswerEvaluation>().EvaluateAsync(EvaluationSet.Own, CancellationToken.None)).Figures;
        var full = (await Evaluation.EvaluateAsync(EvaluationSet.Own, CancellationToken.None)).Figures;

        Assert.True(full.FirstRight > plain.FirstRight + 0.15, $"{plain} {full}");
    }

    [CorpusFact]
    public async Task TheLabelledQuestions_AreMatchedAsIsAskedFor()
    {
        var folder = Corpus.Path("..", "eval");
        if (!Directory.Exists(folder))
        {
            return;
        }

        var figures = (await Evaluation.EvaluateAsync(EvaluationSet.Read(folder, "dev.jsonl"), CancellationToken.None)).Figures;

        Assert.True(figures.FirstRight >= 0.88, $"{figures}");
        Assert.True(figures.AmongFive >= 0.95, $"{figures}");
        Assert.True(figures.DraftedPrecision >= 0.98, $"{figures}");
        Assert.True(figures.DraftedShare >= 0.55, $"{figures}");
        Assert.True(figures.UnanswerableDrafted <= 0.03, $"{figures}");
        Assert.True(figures.CalibrationError <= 0.05, $"{figures}");
    }

    [Fact]
    public async Task WithEmbeddings_RankingIsNeverWorseThanByWordsAlone()
    {
        using var services = DraftingHost.Build(also => also.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(new StandInEmbeddings()));

        var words = (await Evaluation.EvaluateAsync(EvaluationSet.Own, CancellationToken.None)).Figures;
        var both = (await services.GetRequiredService<AnswerEvaluation>().EvaluateAsync(EvaluationSet.Own, CancellationToken.None)).Figures;

        Assert.True(both.FirstRight >= words.FirstRight, $"{words} {both}");
        Assert.True(both.AmongFive >= words.AmongFive, $"{words} {both}");
    }

    [Fact]
    public async Task AnAudience_GetsNothingDraftedThatItMayNotSee()
    {
        var request = EvaluationSet.Own with { Audience = DisclosureLevel.Public };

        var result = await Evaluation.EvaluateAsync(request, CancellationToken.None);

        var byId = request.Library.ToDictionary(answer => answer.Id);
        Assert.All(
            result.Predictions.Where(prediction => prediction.Status == DraftStatus.Drafted),
            prediction => Assert.True(Disclosure.MayLeave(byId[prediction.Answer!], DisclosureLevel.Public, new(2026, 11, 1)), prediction.Id));
        Assert.Contains(result.Predictions, prediction => prediction.Status == DraftStatus.Drafted);
    }

    [Fact]
    public async Task Calibrating_GivesWeightsThatCanBeUsed()
    {
        var some = EvaluationSet.Own with { Questions = [.. EvaluationSet.Own.Questions.Where((_, at) => at % 4 == 0)] };

        var calibrated = await Evaluation.CalibrateAsync(some, CancellationToken.None);

        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, calibrated.WeightsFile.ToArray());
        using var services = DraftingHost.Build(configure: options => options.WeightsFile = _ => file);
        var figures = (await services.GetRequiredService<AnswerEvaluation>().EvaluateAsync(some, CancellationToken.None)).Figures;
        File.Delete(file);
        Assert.True(figures.FirstRight >= calibrated.CrossValidated.FirstRight - 0.02, $"{figures} {calibrated.CrossValidated}");
        Assert.Equal(some.Questions.Count, calibrated.Predictions.Count);
    }

    [Fact]
    public async Task Calibrating_OnAFewQuestions_IsRefusedInOneLine()
    {
        var few = EvaluationSet.Own with { Questions = [.. EvaluationSet.Own.Questions.Take(10)] };

        var fault = await Assert.ThrowsAsync<EvidenceException>(() => Evaluation.CalibrateAsync(few, CancellationToken.None));

        Assert.Equal(FaultCode.Usage, fault.Code);
        Assert.Contains("40", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void APrediction_IsWrittenWithItsNulls() =>
        Assert.Equal("""{"id":"q1","answer":null,"status":"unanswered","confidence":0.01}""", new AnswerPrediction("q1", null, DraftStatus.Unanswered, 0.01).ToJsonLine());

    [Theory]
    [InlineData("{\"id\":\"a\"}", "gold.jsonl:1")]
    [InlineData("not json", "gold.jsonl:1")]
    [InlineData("{\"id\":\"a\",\"text\":\"t\",\"product\":null,\"gold\":[\"missing\"]}", "'missing'")]
    public void AWrongLine_IsNamed(string line, string expected)
    {
        var fault = Assert.Throws<EvidenceException>(() => GoldQuestions.Read([line], "gold.jsonl", ["known"]));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheCalibrationCurve_Rises()
    {
        var steps = IsotonicFit.Of([.. Enumerable.Range(0, 200).Select(at => at / 200.0)], [.. Enumerable.Range(0, 200).Select(at => at * 7919 % 200 < at)]);

        Assert.True(steps.Zip(steps.Skip(1)).All(pair => pair.First.To <= pair.Second.To && pair.First.From < pair.Second.From));
        Assert.True(steps[^1].To > steps[0].To + 0.5);
        Assert.Equal(steps[0].To, Confidence.Calibrate(0, steps));
    }
}
