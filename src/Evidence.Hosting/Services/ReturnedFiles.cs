using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Finds the draft that a file comes from, by its questions, and reads what stands in it now.</summary>
public sealed class ReturnedFiles(EvidenceCatalog catalog, IQuestionnaireFormats formats)
{
    private const double LeastShare = 0.5;

    /// <summary>Reads a file that came back.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="questionnaireId">The draft it comes from; null: the one that fits its questions best, the newest among equals.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no draft fits.</exception>
    public async Task<FileInDraft> ReadAsync(Stream file, string fileName, string? questionnaireId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var format = formats.Of(fileName, file);
        var seen = format.Read(file, fileName);
        var (result, questionnaire) = await FindAsync(seen, questionnaireId, cancellationToken);
        var request = await catalog.FindAsync<QuestionnaireRequest>(PackRecords.QuestionnaireRequestKey(result.QuestionnaireId), cancellationToken)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost what '{result.QuestionnaireId}' was asked with; draft the customer's file again.");
        var report = await catalog.OpenAsync<QuestionnaireReport>(result.Report.Digest, cancellationToken);
        var drafts = await catalog.OpenAsync<List<DraftAnswer>>(result.Drafts!.Value, cancellationToken);
        file.Position = 0;
        return new FileInDraft(
            result,
            request,
            questionnaire,
            drafts,
            report.Questions.Where(question => question.Filled).Select(question => question.Id).ToHashSet(StringComparer.Ordinal),
            format.ReadAnswers(file, fileName, questionnaire),
            seen.Digest);
    }

    private async Task<(QuestionnaireResult Result, Questionnaire Questionnaire)> FindAsync(Questionnaire seen, string? questionnaireId, CancellationToken cancellationToken)
    {
        var keys = seen.Questions.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        (QuestionnaireResult Result, Questionnaire Questionnaire)? best = null;
        var bestShare = LeastShare;
        await foreach (var result in catalog.ListAsync<QuestionnaireResult>(PackRecords.Questionnaires, cancellationToken))
        {
            if (result is not { Understood: { } understood, Drafts: not null } || (questionnaireId is not null && result.QuestionnaireId != questionnaireId))
            {
                continue;
            }

            var questionnaire = await catalog.OpenAsync<Questionnaire>(understood, cancellationToken);
            var share = questionnaireId is not null ? 1 : (double)questionnaire.Questions.Count(question => keys.Contains(KeyOf(question))) / Math.Max(1, questionnaire.Questions.Count);
            if (share > bestShare || (share == bestShare && best?.Result.DraftedAt <= result.DraftedAt))
            {
                (best, bestShare) = ((result, questionnaire), share);
            }
        }

        return best ?? throw new EvidenceException(
            FaultCode.NotFound,
            questionnaireId is null
                ? $"No draft in this workspace has the questions of '{seen.FileName}'; draft the customer's file first."
                : $"There is no drafted questionnaire '{questionnaireId}'.");
    }

    private static string KeyOf(Question question) => $"{question.Id}|{question.Text}";
}
