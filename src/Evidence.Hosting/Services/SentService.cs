using Evidence.Answers;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Remembers which customer was told what, in which file, resting on what.</summary>
public sealed class SentService(IWorkspaceSource workspace, EvidenceCatalog catalog, ReturnedFiles files, TimeProvider time)
{
    /// <summary>Records that a file went out. Recording it again changes nothing.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no draft has its questions.</exception>
    public async Task<IReadOnlyList<SentAnswer>> RecordAsync(Stream file, string fileName, string customer, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var returned = await files.ReadAsync(file, fileName, questionnaireId: null, cancellationToken);
        var drafts = returned.Drafts.ToDictionary(draft => draft.QuestionId, StringComparer.Ordinal);
        var library = workspace.Load().Library.ToDictionary(answer => answer.Id, StringComparer.Ordinal);
        var sent = returned.Questionnaire.Questions
            .Where(question => returned.Found.ContainsKey(question.Id))
            .Select(question => Told(returned, question, drafts.GetValueOrDefault(question.Id), library, customer, at ?? time.GetUtcNow()))
            .ToList();
        foreach (var answer in sent)
        {
            await catalog.PutAsync(new RecordKey(PackRecords.Sent, $"{answer.FileDigest.Hex}|{answer.QuestionId}"), answer, cancellationToken);
        }

        await catalog.Store.AppendToLedgerAsync(
            [new LedgerDraft($"answers-sent|{returned.Digest.Hex}|{customer}", "answers-sent", returned.Result.QuestionnaireId, returned.Digest, At: at ?? time.GetUtcNow())],
            cancellationToken);
        return sent;
    }

    /// <summary>Everything that was sent, by file and question.</summary>
    public Task<IReadOnlyList<SentAnswer>> ListAsync(CancellationToken cancellationToken) => catalog.ToListAsync<SentAnswer>(PackRecords.Sent, cancellationToken);

    private static SentAnswer Told(
        FileInDraft returned, Question question, DraftAnswer? draft, Dictionary<string, LibraryAnswer> library, string customer, DateTimeOffset at)
    {
        var found = returned.Found[question.Id];
        string[] ids = [.. (draft?.Citations ?? []).Where(citation => citation.Kind == CitationKind.Answer).Select(citation => citation.Id).Distinct(StringComparer.Ordinal)];
        var choice = ids.Select(id => library.GetValueOrDefault(id)?.Choice).FirstOrDefault(known => known is not null);
        return new SentAnswer(
            customer,
            returned.Result.FileName,
            returned.Digest,
            question.Id,
            question.Text,
            found.Answer,
            choice,
            ids,
            returned.Request.Product,
            returned.Request.ReleaseId,
            at,
            [.. (draft?.Citations ?? []).Where(citation => citation.Kind != CitationKind.Answer)]);
    }
}
