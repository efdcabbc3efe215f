using Evidence.Answers;
using Evidence.Notifications;
using Evidence.Ports;
using Evidence.Workflows.Notifications;
using Microsoft.DurableTask;

namespace Evidence.Workflows.Activities;

/// <summary>
/// Tells people that something happened: at once at every delivery no subscription names, and as the subscriptions say at the others. What is told later is kept, and a run of its
/// own waits for its time. A delivery that fails is part of the result, and is kept to be tried again unless it refused what is above its audience. Places that take files come first, so that messages can link to them.
/// </summary>
[DurableTask(ActivityNames.Notify)]
public sealed class NotifyActivity(
    NotificationMessages messages,
    IDeliveries deliveries,
    IWorkspaceSource workspace,
    PendingNotifications pending,
    UndeliveredNotifications undelivered,
    DeliveredFiles files,
    IWorkflows workflows,
    TimeProvider time) : TaskActivity<NotifyRequest, NotifyResult>
{
    /// <inheritdoc/>
    public override async Task<NotifyResult> RunAsync(TaskActivityContext context, NotifyRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var all = deliveries.All().Where(delivery => input.Only is null || delivery.Id == input.Only).ToList();
        var telling = new Telling();
        if (all.Count == 0)
        {
            // A delivery that is gone from the workspace is not owed anything.
            await undelivered.RemoveAsync(input.Id, input.Only ?? "", CancellationToken.None);
            return telling.Outcome;
        }

        var request = await messages.DescribeAsync(input, CancellationToken.None);
        await RecallAsync(input, telling);
        foreach (var delivery in all.Where(delivery => delivery.TakesFiles).Concat(all.Where(delivery => !delivery.TakesFiles)))
        {
            await TryAsync(delivery, input, request, telling);
        }

        return telling.Outcome;
    }

    // Told again to one place alone: the files lie where they were laid the first time.
    private async Task RecallAsync(NotifyRequest input, Telling telling)
    {
        foreach (var place in input.Only is null ? [] : await files.ListAsync(input.Subject, CancellationToken.None))
        {
            telling.Recall(place);
        }
    }

    private async Task TryAsync(IDelivery delivery, NotifyRequest input, DeliveryRequest request, Telling telling)
    {
        try
        {
            await TellAsync(delivery, input.Subject, request, telling);
            await undelivered.RemoveAsync(input.Id, delivery.Id, CancellationToken.None);
        }
        catch (EvidenceException fault)
        {
            telling.Failed[delivery.Id] = fault.Message;
            if (fault.Code != FaultCode.Forbidden)
            {
                await undelivered.AddAsync(input, delivery.Id, fault.Message, CancellationToken.None);
            }
        }
    }

    private async Task TellAsync(IDelivery delivery, string subject, DeliveryRequest request, Telling telling)
    {
        var named = workspace.Load().Subscriptions.Where(subscription => subscription.Delivery == delivery.Id).ToList();
        var wanted = named.Where(subscription => NotificationPlanner.Wants(subscription, request.Event, request.Product)).ToList();
        var isNow = named.Count == 0;
        foreach (var subscription in wanted)
        {
            Check(subscription, delivery, request);
            if (NotificationPlanner.DueAt(subscription, time.GetUtcNow()) is { } due)
            {
                await KeepAsync(subscription, request with { Links = telling.LinksFor(delivery) }, due);
            }
            else
            {
                isNow = true;
            }
        }

        if (isNow)
        {
            var receipt = await delivery.DeliverAsync(request with { Links = telling.LinksFor(delivery) }, CancellationToken.None);
            telling.Add(delivery, receipt);
            await files.RememberAsync(subject, delivery, receipt, CancellationToken.None);
        }
    }

    private static void Check(Subscription subscription, IDelivery delivery, DeliveryRequest request)
    {
        var audience = subscription.Audience ?? delivery.Audience;
        if (request.Disclosure > audience || request.Disclosure > delivery.Audience)
        {
            throw new EvidenceException(
                FaultCode.Forbidden,
                $"'{request.Title}' is {Word(request.Disclosure)} and subscription '{subscription.Id}' is for a {Word(audience)} audience; nothing was delivered.");
        }
    }

    // Kept first: a run that finds nothing would end, and its id is not started again.
    private async Task KeepAsync(Subscription subscription, DeliveryRequest request, DateTimeOffset due)
    {
        var notification = new PendingNotification(
            request.Id, request.Event, request.Product, request.Title, request.Body, request.Disclosure, request.Mentions, request.Links, due)
        {
            Release = request.Release,
        };
        await pending.AddAsync(subscription.Id, notification, CancellationToken.None);
        var digest = new DigestRequest(NotificationPlanner.DigestId(subscription, due), subscription.Id, due);
        await workflows.StartAsync(WorkflowNames.SendDigest, digest.DigestId, digest, CancellationToken.None);
    }

    private static string Word(DisclosureLevel level) => level.ToString().ToLowerInvariant();

    private sealed class Telling
    {
        private readonly List<string> _delivered = [];
        private readonly List<(DisclosureLevel Audience, string Name, string Address)> _links = [];

        public SortedDictionary<string, string> Failed { get; } = new(StringComparer.Ordinal);

        public NotifyResult Outcome => new(_delivered, Failed);

        public void Add(IDelivery delivery, DeliveryReceipt receipt)
        {
            _delivered.Add(delivery.Id);
            _links.AddRange(delivery.TakesFiles ? receipt.Links.Select(link => (delivery.Audience, link.Key, link.Value)) : []);
        }

        public void Recall(DeliveredFiles.Place place) => _links.AddRange(place.Links.Select(link => (place.Audience, link.Key, link.Value)));

        // A place for fewer people is not named to more.
        public Dictionary<string, string> LinksFor(IDelivery delivery) => _links
            .Where(link => link.Audience <= delivery.Audience && link.Address.StartsWith("https://", StringComparison.Ordinal))
            .DistinctBy(link => link.Name)
            .ToDictionary(link => $"Open {link.Name}", link => link.Address, StringComparer.Ordinal);
    }
}
