using Evidence.Answers;
using Evidence.Facts;

namespace Evidence.Drafting.Library;

/// <summary>The command <c>answers impact</c>: which answers, packs and sent files a change of the evidence touches.</summary>
public sealed class AnswerImpact
{
    private readonly Func<MetricVocabulary> _metrics;

    internal AnswerImpact(Func<MetricVocabulary> metrics) => _metrics = metrics;

    /// <summary>Everything that is touched, and nothing else: answers and files about other products do not rest on this evidence.</summary>
    public ImpactReport Find(ImpactRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var product = request.Now.Release.Product;
        var changes = new EvidenceChanges(request.Now, request.Before, request.AsOf, new(_metrics()));
        var touched = request.Library.Where(answer => HoldsFor(answer, product)).Select(answer => (Answer: answer, Reasons: changes.Reasons(answer))).Where(entry => entry.Reasons.Count > 0).ToList();
        return new(
            [.. touched.Select(entry => new AffectedAnswer(entry.Answer.Id, entry.Answer.Owner, entry.Reasons, changes.Correction(entry.Answer)))],
            Packs(request),
            Files(request, changes, touched.ToDictionary(entry => entry.Answer.Id, entry => entry.Reasons, StringComparer.Ordinal)));
    }

    private static bool HoldsFor(LibraryAnswer answer, string product) => answer.Products.Count == 0 || answer.Products.Contains(product, StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Packs(ImpactRequest request)
    {
        var now = request.Now.Artifacts.Select(artifact => artifact.Digest).ToHashSet();
        var replaced = request.Before?.Artifacts.Select(artifact => artifact.Digest).Where(digest => !now.Contains(digest)).ToHashSet() ?? [];
        return [.. request.Packs.Where(pack => pack.Value.Any(replaced.Contains)).Select(pack => pack.Key).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<AffectedFile> Files(ImpactRequest request, EvidenceChanges changes, Dictionary<string, IReadOnlyList<string>> touched) =>
        [.. request.Sent
            .Where(sent => sent.Product is null || string.Equals(sent.Product, request.Now.Release.Product, StringComparison.OrdinalIgnoreCase))
            .Select(sent => (Sent: sent, Reasons: Reasons(sent, request, changes, touched)))
            .Where(entry => entry.Reasons.Count > 0)
            .GroupBy(entry => (entry.Sent.Customer, entry.Sent.File, entry.Sent.FileDigest))
            .OrderBy(group => group.Key.Customer, StringComparer.Ordinal).ThenBy(group => group.Key.File, StringComparer.Ordinal)
            .Select(group => new AffectedFile(
                group.Key.Customer,
                group.Key.File,
                group.Key.FileDigest,
                [.. group.Select(entry => new AffectedSentAnswer(entry.Sent.QuestionId, entry.Sent.Question, entry.Sent.Text, entry.Reasons, Correction(entry.Sent, request, changes)))]))];

    private static List<string> Reasons(SentAnswer sent, ImpactRequest request, EvidenceChanges changes, Dictionary<string, IReadOnlyList<string>> touched)
    {
        var reasons = sent.Rests.Select(changes.Moved).OfType<string>()
            .Concat(sent.LibraryIds.Where(touched.ContainsKey).SelectMany(id => touched[id]));
        return [.. reasons.Concat(sent.LibraryIds.Select(id => Withdrawn(id, sent, request)).OfType<string>()).Distinct()];
    }

    private static string? Withdrawn(string id, SentAnswer sent, ImpactRequest request) =>
        request.Library.FirstOrDefault(answer => answer.Id == id) is not { } entry ? $"Entry '{id}' is no longer in the library."
        : entry.Choice is { } now && sent.Choice is { } told && now != told && entry.Approved > DateOnly.FromDateTime(sent.Sent.UtcDateTime)
            ? $"Entry '{id}' said {told.ToString().ToLowerInvariant()} and says {now.ToString().ToLowerInvariant()}."
            : null;

    private static string? Correction(SentAnswer sent, ImpactRequest request, EvidenceChanges changes)
    {
        var day = DateOnly.FromDateTime(request.AsOf.UtcDateTime);
        var texts = sent.LibraryIds
            .Select(id => request.Library.FirstOrDefault(answer => answer.Id == id))
            .Select(entry => entry is not null && Disclosure.MayLeave(entry, DisclosureLevel.Internal, day) ? changes.Correction(entry) : null)
            .ToList();
        return texts.Count == 0 || texts.Contains(null) ? null : string.Join("\n\n", texts);
    }
}
