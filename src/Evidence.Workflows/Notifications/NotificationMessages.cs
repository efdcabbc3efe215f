using Evidence.Answers;
using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Ports;
using Evidence.Workflows.Activities;

namespace Evidence.Workflows.Notifications;

/// <summary>Says in a message what happened: about a pack, a questionnaire or a release.</summary>
public sealed class NotificationMessages(EvidenceCatalog catalog, IWorkspaceSource workspace)
{
    private const int MaxLines = 10;

    /// <summary>The message of an event.</summary>
    public async Task<DeliveryRequest> DescribeAsync(NotifyRequest input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return await catalog.FindAsync<PackResult>(PackRecords.Key(input.Subject), cancellationToken) is { } pack ? OfPack(input, pack)
            : await catalog.FindAsync<QuestionnaireResult>(PackRecords.QuestionnaireKey(input.Subject), cancellationToken) is { } questionnaire
                ? await OfQuestionnaireAsync(input, questionnaire, cancellationToken)
                : OfRelease(input);
    }

    private DeliveryRequest OfPack(NotifyRequest input, PackResult pack) => new(
        input.Id,
        input.Event,
        ProductOf(pack.ReleaseId),
        $"{pack.ReleaseId}: {EvidenceWords.Of(pack.Disposition)}{Decided(input.Event, pack.Verdict)}",
        string.Join('\n', pack.Reasons.Select(reason => $"- {reason}")),
        DisclosureLevel.Internal,
        input.WithFiles ? [.. pack.Files.Select(file => FileOf(file, file.Name))] : [])
    {
        Details = [
            KeyValuePair.Create("Release", pack.ReleaseId),
            KeyValuePair.Create("Judged at", $"{pack.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            KeyValuePair.Create("Sources incomplete", $"{pack.SourcesIncomplete}"),
        ],
        Mentions = input.Mentions,
    };

    private static string Decided(string happened, PackVerdict verdict) => happened switch
    {
        NotificationEvents.DecisionWaiting => ", waiting for a decision",
        NotificationEvents.PackDecided => verdict switch
        {
            PackVerdict.Approved => ", approved",
            PackVerdict.Rejected => ", sent back",
            PackVerdict.TimedOut => ", undecided when its time ran out",
            _ => ", not decided by all yet",
        },
        _ => "",
    };

    // The copy for the customer may go where the customer reads; everything else about a questionnaire is for those who work on it.
    private async Task<DeliveryRequest> OfQuestionnaireAsync(NotifyRequest input, QuestionnaireResult result, CancellationToken cancellationToken)
    {
        var request = await catalog.FindAsync<QuestionnaireRequest>(PackRecords.QuestionnaireRequestKey(input.Subject), cancellationToken);
        var isForCustomer = request?.Clean == true;
        var open = isForCustomer || result.Drafts is not { } drafts
            ? []
            : (await catalog.OpenAsync<List<DraftAnswer>>(drafts, cancellationToken)).Where(draft => draft.Status == DraftStatus.Unanswered).ToList();
        var owners = open.Select(draft => draft.Owner).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxLines).ToList();
        return new DeliveryRequest(
            input.Id,
            input.Event,
            request?.Product ?? "",
            $"{result.FileName}: {result.Drafted} of {result.Questions} questions drafted",
            string.Join('\n', Lines(result, open)),
            isForCustomer ? request!.Audience : DisclosureLevel.Internal,
            !input.WithFiles ? [] : isForCustomer ? [FileOf(result.Document, result.FileName)]
                : [FileOf(result.Document, result.FileName), FileOf(result.Report, result.FileName + ".report.json")])
        {
            Details = [
                KeyValuePair.Create("Drafted", $"{result.Drafted}"),
                KeyValuePair.Create("To review", $"{result.Review}"),
                KeyValuePair.Create("Unanswered", $"{result.Unanswered}"),
            ],
            Mentions = owners,
        };
    }

    private static IEnumerable<string> Lines(QuestionnaireResult result, List<DraftAnswer> open)
    {
        if (result.Review > 0)
        {
            yield return $"- {result.Review} answers wait for a review";
        }

        foreach (var group in open.GroupBy(draft => draft.Owner, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.Ordinal).Take(MaxLines))
        {
            yield return $"- {group.Count()} unanswered: {group.Key ?? "nobody owns them yet"}";
        }
    }

    // Where no button is shown, the words say how to collect again.
    private DeliveryRequest OfRelease(NotifyRequest input)
    {
        var isAging = input.Event is NotificationEvents.EvidenceGoingStale or NotificationEvents.EvidenceStale;
        string[] lines = [.. input.Lines.Select(line => $"- {line}"), .. isAging ? [$"To collect again, write to the Evidence bot: collect {input.Subject}"] : Array.Empty<string>()];
        return new DeliveryRequest(input.Id, input.Event, ProductOf(input.Subject), $"{input.Subject}: {Words(input.Event)}", string.Join('\n', lines), DisclosureLevel.Internal, [])
        {
            Mentions = input.Mentions,
            Release = isAging ? input.Subject : null,
        };
    }

    private static string Words(string happened) => happened switch
    {
        NotificationEvents.GateRegressed => "gates that passed no longer do",
        NotificationEvents.EvidenceStale => "evidence went stale",
        NotificationEvents.EvidenceGoingStale => "evidence will soon be stale",
        NotificationEvents.AnswersTouched => "answers rest on evidence that got worse",
        _ => happened,
    };

    private string ProductOf(string releaseId) => workspace.Load().Releases.FirstOrDefault(release => release.Id == releaseId)?.Product ?? releaseId;

    private DeliveryFile FileOf(PackFile file, string name) => new(
        name,
        file.MediaType,
        file.Size,
        async token => await catalog.Store.OpenContentAsync(file.Digest, token)
            ?? throw new EvidenceException(FaultCode.Corrupt, $"The store lost '{name}'; run it again."));
}
