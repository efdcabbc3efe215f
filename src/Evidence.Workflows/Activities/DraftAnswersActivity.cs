using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Gates;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Questionnaires;
using Evidence.Workspaces;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Drafts an answer to every question from the library and the evidence of the release in question.</summary>
[DurableTask(ActivityNames.DraftAnswers)]
public sealed class DraftAnswersActivity(EvidenceCatalog catalog, IWorkspaceSource workspace, IAnswerDrafter drafter, ReleaseJudging judging, IProgressListener progress)
    : TaskActivity<DraftStepRequest, Sha256Digest>
{
    /// <inheritdoc/>
    public override async Task<Sha256Digest> RunAsync(TaskActivityContext context, DraftStepRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var content = workspace.Load();
        var questionnaire = await catalog.OpenAsync<Questionnaire>(input.Questionnaire, CancellationToken.None);
        progress.Report("drafting", $"{questionnaire.Questions.Count} questions against {content.Library.Count} answers");
        var state = await FindStateAsync(content, input.Request);
        var policy = PolicyFor(content, state, input.Request);
        var request = new DraftRequest(
            questionnaire.Questions,
            content.Library,
            input.Request.Audience,
            input.Request.AsOf,
            input.Request.Product ?? state?.Release.Product,
            state,
            policy?.DraftAtLeast ?? Policy.UsualDraftAtLeast,
            policy?.ReviewAtLeast ?? Policy.UsualReviewAtLeast,
            await catalog.ToListAsync<SentAnswer>(PackRecords.Sent, CancellationToken.None));
        var drafts = await drafter.DraftAsync(request, CancellationToken.None);
        return await catalog.KeepAsync(drafts, CancellationToken.None);
    }

    // Without a release the product's newest one that has evidence in the store is used.
    private async Task<EvidenceState?> FindStateAsync(WorkspaceContent content, QuestionnaireRequest request)
    {
        if (request.ReleaseId is not null)
        {
            return await judging.StateAsync(content.ReleaseOf(request.ReleaseId), request.AsOf, CancellationToken.None);
        }

        foreach (var release in content.Releases.Where(release => release.Product == request.Product).Reverse())
        {
            if ((await catalog.ListSourceOutcomesAsync(release.Id, CancellationToken.None)).Count > 0)
            {
                return await judging.StateAsync(release, request.AsOf, CancellationToken.None);
            }
        }

        return null;
    }

    private static Gates.Policy? PolicyFor(WorkspaceContent content, EvidenceState? state, QuestionnaireRequest request)
    {
        var id = state?.Release.Policy ?? content.Releases.LastOrDefault(release => release.Product == request.Product)?.Policy ?? "default";
        return content.Policies.FirstOrDefault(policy => policy.Id == id);
    }
}
