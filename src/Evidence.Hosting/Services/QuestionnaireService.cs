using System.Text;
using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows;
using Evidence.Workflows.Activities;

namespace Evidence.Hosting.Services;

/// <summary>Takes questionnaires in and hands filled ones out; the same for the command line, HTTP and Teams.</summary>
public sealed class QuestionnaireService(IWorkspaceSource workspace, IWorkflows workflows, EvidenceCatalog catalog, TimeProvider time)
{
    /// <summary>Keeps the file and starts drafting, or finds the run of the same request on the same file.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: no such product or release.</exception>
    public async Task<QuestionnaireStart> StartAsync(Stream file, QuestionnaireAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var content = workspace.Load();
        if (ask.Product is not null)
        {
            _ = content.ProductOf(ask.Product);
        }

        if (ask.ReleaseId is not null)
        {
            _ = content.ReleaseOf(ask.ReleaseId);
        }

        var stored = await catalog.Store.PutContentAsync(file, cancellationToken);
        var asOf = ask.AsOf ?? time.GetUtcNow();
        var id = IdOf(stored.Digest, ask, asOf);
        var request = new QuestionnaireRequest(id, stored.Digest, ask.FileName, ask.Audience, asOf, ask.Product, ask.ReleaseId, ask.RequestedBy, ask.Overwrite, ask.Clean)
        {
            HandOutAs = ask.HandOutAs,
        };
        var isNew = await workflows.StartAsync(WorkflowNames.DraftQuestionnaire, id, request, cancellationToken);
        return new QuestionnaireStart(id, isNew);
    }

    /// <summary>Waits until the questionnaire is drafted.</summary>
    /// <exception cref="EvidenceException">The run failed; the message says why.</exception>
    public async Task<QuestionnaireResult> WaitAsync(string questionnaireId, CancellationToken cancellationToken)
    {
        var status = await workflows.WaitAsync(questionnaireId, cancellationToken);
        if (status.State != WorkflowState.Completed)
        {
            // The fault of the file is the message: there is nothing to add to it.
            throw new EvidenceException(FaultCode.Unsupported, status.Failure ?? $"The questionnaire was not drafted: the run was {status.State.ToString().ToLowerInvariant()}.");
        }

        return await FindAsync(questionnaireId, cancellationToken)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The questionnaire '{questionnaireId}' was drafted, but the store does not have it; draft it again.");
    }

    /// <summary>The questionnaire of that id, once drafted; null: there is none yet.</summary>
    public Task<QuestionnaireResult?> FindAsync(string questionnaireId, CancellationToken cancellationToken) =>
        catalog.FindAsync<QuestionnaireResult>(PackRecords.QuestionnaireKey(questionnaireId), cancellationToken);

    // The library is part of the request: after it changed, the same file is drafted anew.
    private string IdOf(Sha256Digest file, QuestionnaireAsk ask, DateTimeOffset asOf)
    {
        var library = LibraryDigest.Of(workspace.Load().Library);
        var key = $"{file.Hex}|{ask.FileName}|{ask.Audience}|{ask.Product}|{ask.ReleaseId}|{ask.Overwrite}|{ask.Clean}|{asOf.UtcDateTime:O}|{library.Hex}{(ask.HandOutAs is null ? "" : "|" + ask.HandOutAs)}";
        return $"questionnaire-{Sha256Digest.Of(Encoding.UTF8.GetBytes(key)).Hex[..24]}";
    }
}
