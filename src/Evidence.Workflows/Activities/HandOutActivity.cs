using System.Text;
using Evidence.Packs;
using Evidence.Ports;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>Lays the filled file and its report down in the outbox; where there is none, a text that says why.</summary>
[DurableTask(ActivityNames.HandOut)]
public sealed class HandOutActivity(EvidenceCatalog catalog, IOutbox outbox) : TaskActivity<HandOutRequest, IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> RunAsync(TaskActivityContext context, HandOutRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Problem is { } problem)
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(problem + "\n"));
            return [await PutAsync(input.Path + ".problem.txt", "text/plain; charset=utf-8", text)];
        }

        var result = await catalog.FindAsync<QuestionnaireResult>(PackRecords.QuestionnaireKey(input.QuestionnaireId), CancellationToken.None)
            ?? throw new EvidenceException(FaultCode.NotFound, $"There is no drafted questionnaire '{input.QuestionnaireId}'.");
        return [await CopyAsync(input.Path, result.Document), await CopyAsync(input.Path + ".report.json", result.Report)];
    }

    private async Task<string> CopyAsync(string path, PackFile file)
    {
        await using var content = await catalog.Store.OpenContentAsync(file.Digest, CancellationToken.None)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{file.Name}' ({file.Digest.Short}); hand the questionnaire in again.");
        return await PutAsync(path, file.MediaType, content);
    }

    private async Task<string> PutAsync(string path, string mediaType, Stream content)
    {
        await outbox.PutAsync(path, mediaType, content, CancellationToken.None);
        return path;
    }
}
