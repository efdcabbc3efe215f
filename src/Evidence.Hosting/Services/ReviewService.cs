using Evidence.Drafting.Library;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;

namespace Evidence.Hosting.Services;

/// <summary>Reads a reviewed copy back: what was accepted, edited, rejected or written by hand, and what the library could learn from it.</summary>
public sealed class ReviewService(IWorkspaceSource workspace, EvidenceCatalog catalog, ReturnedFiles files, TimeProvider time)
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
        var returned = await files.ReadAsync(file, fileName, questionnaireId, cancellationToken);
        var answers = QuestionnaireReview.Compare(returned.Questionnaire, returned.Drafts, returned.Written, returned.Found);
        var proposals = ReviewProposals.Of(returned.Questionnaire.Questions, answers, returned.Drafts, workspace.Load().Library, fileName);
        var review = new Review(returned.Result.QuestionnaireId, fileName, reviewer, answers, proposals);
        await catalog.PutAsync(new RecordKey(new("questionnaire-review", review.QuestionnaireId), returned.Digest.Hex), review, cancellationToken);
        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft($"questionnaire-reviewed|{review.QuestionnaireId}|{returned.Digest.Hex}", "questionnaire-reviewed", review.QuestionnaireId, returned.Digest, At: time.GetUtcNow())],
            cancellationToken);
        return review;
    }
}
