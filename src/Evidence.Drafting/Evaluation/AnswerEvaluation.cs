using System.Text.Json;
using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Ports;
using Evidence.Questionnaires;

namespace Evidence.Drafting.Evaluation;

/// <summary>
/// The command <c>answers evaluate</c>: how good matching is on labelled questions, and fitting it to them.
/// The same request gives the same figures.
/// </summary>
public sealed class AnswerEvaluation
{
    private const int Folds = 10;
    private const int FewestQuestions = 40;
    private readonly MatchingEngine _engine;
    private readonly Nearness _nearness;
    private readonly IAnswerDrafter _drafter;

    internal AnswerEvaluation(MatchingEngine engine, Nearness nearness, IAnswerDrafter drafter)
    {
        _engine = engine;
        _nearness = nearness;
        _drafter = drafter;
    }

    /// <summary>Judges matching with the weights in use.</summary>
    public async Task<EvaluationResult> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        using var matcher = _engine.For(request.Library);
        var judged = await JudgeAsync(request, matcher, cancellationToken).ConfigureAwait(false);
        var predictions = judged.Select(question => Judging.Predict(question, question.Ranking.Confidence, request.DraftAtLeast, request.ReviewAtLeast)).ToList();
        if (request.Audience is { } audience)
        {
            predictions = await WithheldAsync(request, audience, predictions, cancellationToken).ConfigureAwait(false);
        }

        return new(Judging.Count(judged, predictions), predictions, Judging.Misses(judged, predictions));
    }

    /// <summary>
    /// Fits the weights on the questions, starting from those that came with this build, and judges them by cross-validation in ten folds.
    /// Write <see cref="CalibrationResult.WeightsFile"/> to the file named by <see cref="DraftingOptions.WeightsFile"/> to use them.
    /// </summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Usage"/>: there are fewer than 40 questions, or all are answerable, or none is.</exception>
    public async Task<CalibrationResult> CalibrateAsync(EvaluationRequest request, CancellationToken cancellationToken)
    {
        var answerable = request.Questions.Count(question => question.Gold.Count > 0);
        if (request.Questions.Count < FewestQuestions || answerable == 0 || answerable == request.Questions.Count)
        {
            throw new EvidenceException(FaultCode.Usage, $"Fitting needs at least {FewestQuestions} labelled questions, some with an answer in the library and some without; there are {request.Questions.Count}, {answerable} of them with one.");
        }

        using var matcher = _engine.For(request.Library);
        var judged = await JudgeAsync(request, matcher, cancellationToken).ConfigureAwait(false);
        var validated = CrossValidate(judged, cancellationToken);
        var predictions = validated.Select(question => Judging.Predict(question, question.Ranking.Confidence, request.DraftAtLeast, request.ReviewAtLeast)).ToList();
        var weights = MatchingFit.Of(judged, MatchWeights.Shipped, $"on {judged.Count} labelled questions of the workspace");
        return new(
            Judging.Count(validated, predictions),
            predictions,
            Judging.Misses(validated, predictions),
            JsonSerializer.SerializeToUtf8Bytes(weights, EvidenceJson.Indented));
    }

    internal static List<JudgedRanking> CrossValidate(IReadOnlyList<JudgedRanking> judged, CancellationToken cancellationToken)
    {
        var validated = new JudgedRanking[judged.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inside = judged.Where((_, at) => MatchingFit.FoldOf(at, Folds) != fold).ToList();
            var weights = MatchingFit.Of(inside, MatchWeights.Shipped, "");
            var ranker = MatchFeatures.Names.Select(name => weights.Ranker[name]).ToArray();
            foreach (var at in Enumerable.Range(0, judged.Count).Where(at => MatchingFit.FoldOf(at, Folds) == fold))
            {
                var ranked = judged[at].By(ranker);
                var confidence = ranked.Ranking.First is null ? 0 : Confidence.Of(ranked.Ranking, ranked.Rarities, weights);
                validated[at] = ranked with { Ranking = ranked.Ranking with { Confidence = confidence } };
            }
        }

        return [.. validated];
    }

    private async Task<List<JudgedRanking>> JudgeAsync(EvaluationRequest request, LibraryMatcher matcher, CancellationToken cancellationToken)
    {
        var near = await _nearness.ToAsync(request.Library, [.. request.Questions.Select(question => question.Text)], cancellationToken).ConfigureAwait(false);
        return [.. request.Questions.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(question => new JudgedRanking(question, matcher.Rank(question.Text, "", question.Product, near(question.Text)), matcher.Index.Rarities))];
    }

    // What is drafted for matching alone may still not be sent to the audience.
    private async Task<List<AnswerPrediction>> WithheldAsync(EvaluationRequest request, DisclosureLevel audience, List<AnswerPrediction> predictions, CancellationToken cancellationToken)
    {
        var statuses = new Dictionary<string, DraftStatus>(StringComparer.Ordinal);
        foreach (var group in request.Questions.GroupBy(question => question.Product))
        {
            var questions = group.Select(question => new Question(question.Id, "", question.Text, QuestionKind.Open, [], "", [])).ToList();
            var drafts = await _drafter.DraftAsync(
                new(questions, request.Library, audience, request.AsOf, group.Key, null, request.DraftAtLeast, request.ReviewAtLeast), cancellationToken).ConfigureAwait(false);
            foreach (var draft in drafts)
            {
                statuses[draft.QuestionId] = draft.Status;
            }
        }

        return [.. predictions.Select(prediction => prediction with { Status = Lower(prediction.Status, statuses[prediction.Id]) })];
    }

    private static DraftStatus Lower(DraftStatus matching, DraftStatus drafted) => (DraftStatus)Math.Max((int)matching, (int)drafted);
}
