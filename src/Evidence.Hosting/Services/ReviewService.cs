using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Reads a reviewed copy back: what was accepted, edited, rejected or written by hand, and what the library could learn from it.</summary>
public sealed class ReviewService(EvidenceCatalog catalog, IQuestionnaireFormats formats, TimeProvider time)
{
    /// <summary>Finds the draft a file comes from, compares, and remembers the result. Reading the same file again changes nothing.</summary>
    /// <param name="file">The reviewed copy; seekable.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="questionnaireId">The draft it comes from; null: the one that fits its questions best.</param>
    /// <param name="reviewer">Who reviewed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no draft fits.</exception>
    public async Task<Review> ReadAsync(Stream file, string fileName, string? questionnaireId, string reviewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var format = formats.Of(fileName, file);
        var seen = format.Read(file, fileName);
        var draft = await FindAsync(seen, questionnaireId, cancellationToken);
        var report = await catalog.OpenAsync<QuestionnaireReport>(draft.Result.Report.Digest, cancellationToken);
        var drafts = await catalog.OpenAsync<List<DraftAnswer>>(draft.Result.Drafts!.Value, cancellationToken);
        var written = report.Questions.Where(question => question.Filled).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
        file.Position = 0;
        var answers = QuestionnaireReview.Compare(draft.Questionnaire, drafts, written, format.ReadAnswers(file, fileName, draft.Questionnaire));
        var review = new Review(draft.Result.QuestionnaireId, fileName, reviewer, answers, Proposals(draft.Questionnaire, drafts, answers, fileName));
        await RememberAsync(review, seen.Digest, cancellationToken);
        return review;
    }

    private async Task<Drafted> FindAsync(Questionnaire seen, string? questionnaireId, CancellationToken cancellationToken)
    {
        var keys = seen.Questions.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        Drafted? best = null;
        var bestShare = 0.5;
        await foreach (var result in catalog.ListAsync<QuestionnaireResult>(PackRecords.Questionnaires, cancellationToken))
        {
            if (result is not { Understood: { } understood, Drafts: not null } || (questionnaireId is not null && result.QuestionnaireId != questionnaireId))
            {
                continue;
            }

            var questionnaire = await catalog.OpenAsync<Questionnaire>(understood, cancellationToken);
            var share = questionnaireId is not null ? 1 : (double)questionnaire.Questions.Count(question => keys.Contains(KeyOf(question))) / Math.Max(1, questionnaire.Questions.Count);
            if (share > bestShare || (share == bestShare && best is not null && result.DraftedAt >= best.Result.DraftedAt))
            {
                (best, bestShare) = (new Drafted(result, questionnaire), share);
            }
        }

        return best ?? throw new EvidenceException(
            FaultCode.NotFound,
            questionnaireId is null
                ? $"No draft in this workspace has the questions of '{seen.FileName}'; draft the customer's file first."
                : $"There is no drafted questionnaire '{questionnaireId}'.");
    }

    private async Task RememberAsync(Review review, Sha256Digest file, CancellationToken cancellationToken)
    {
        await catalog.PutAsync(new RecordKey(new("questionnaire-review", review.QuestionnaireId), file.Hex), review, cancellationToken);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft($"questionnaire-reviewed|{review.QuestionnaireId}|{file.Hex}", "questionnaire-reviewed", review.QuestionnaireId, file, At: time.GetUtcNow())],
            cancellationToken);
    }

    private static ProposedChange[] Proposals(Questionnaire questionnaire, List<DraftAnswer> drafts, IReadOnlyList<ReviewedAnswer> answers, string fileName)
    {
        var questions = questionnaire.Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
        var byId = drafts.ToDictionary(draft => draft.QuestionId, StringComparer.Ordinal);
        return [.. answers
            .Where(answer => answer.Verdict is ReviewVerdict.Edited or ReviewVerdict.Added && !string.IsNullOrWhiteSpace(answer.Final))
            .Select(answer => Propose(questions[answer.QuestionId], byId.GetValueOrDefault(answer.QuestionId), answer, fileName))];
    }

    private static ProposedChange Propose(Question question, DraftAnswer? draft, ReviewedAnswer answer, string fileName)
    {
        var replaces = answer.Verdict == ReviewVerdict.Edited ? draft?.LibraryId : null;
        var id = replaces ?? $"from-{RunIds.Safe(Path.GetFileNameWithoutExtension(fileName)).ToLowerInvariant()}-{RunIds.Safe(question.Id).ToLowerInvariant()}";
        return new ProposedChange(replaces, id, question.Text, answer.Drafted, answer.Final!, answer.Choice, draft?.Owner, fileName);
    }

    private static string KeyOf(Question question) => $"{question.Id}|{question.Text}";

    private sealed record Drafted(QuestionnaireResult Result, Questionnaire Questionnaire);
}
