using Evidence.Answers;
using Evidence.Drafting.Matching;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.Extensions.Logging;

namespace Evidence.Drafting.Extractive;

/// <summary>Drafts by approved answers alone, word for word; needs no model.</summary>
internal sealed partial class ExtractiveDrafter(MatchingEngine engine, Func<MetricVocabulary> metrics, Nearness nearness, ILogger<ExtractiveDrafter> logger) : IAnswerDrafter
{
    public async Task<IReadOnlyList<DraftAnswer>> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        var near = await nearness.ToAsync(request, cancellationToken).ConfigureAwait(false);
        using var matcher = engine.For(request.Library);
        var evidence = request.Evidence is { } state ? new EvidenceBase(state, request.Audience, request.AsOf) : null;
        var composer = new AnswerComposer(request, evidence, new(evidence, new(metrics())), engine.Lexicon());
        var selection = new AnswerSelection(matcher, request, near);
        var drafts = new DraftAnswer[request.Questions.Count];
        Parallel.For(0, drafts.Length, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            var question = request.Questions[at];
            drafts[at] = composer.Compose(question, selection.For(question, ContextOf(question, request.Questions)));
        });
        var drafted = drafts.Count(draft => draft.Status == DraftStatus.Drafted);
        LogDrafted(logger, drafts.Length, drafted, request.Library.Count);
        return drafts;
    }

    /// <summary>What a question must be read with: the headings above it, and the question it follows up.</summary>
    internal static string ContextOf(Question question, IReadOnlyList<Question> all)
    {
        var parent = question.Parent is null ? null : all.FirstOrDefault(other => other.Id == question.Parent);
        return parent is null ? question.Section : $"{question.Section}. {parent.Text}";
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Drafted {Drafted} of {Questions} questions from a library of {Answers} answers")]
    private static partial void LogDrafted(ILogger logger, int questions, int drafted, int answers);
}
