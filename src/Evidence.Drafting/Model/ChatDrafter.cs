using System.Text;
using Evidence.Answers;
using Evidence.Artifacts;
using Evidence.Drafting.Extractive;
using Evidence.Drafting.Text;
using Evidence.Ports;
using Evidence.Questionnaires;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Evidence.Drafting.Model;

/// <summary>
/// Lets a model fit the approved answers to the question. What it may use, whether it is drafted and what is ticked is decided without it; its
/// sentences are checked one by one against the passages, and where nothing is left the approved answer stays as it is.
/// </summary>
internal sealed partial class ChatDrafter(
    ExtractiveDrafter extractive, IChatClient client, Func<Lexicon> lexicon, DraftingOptions options, ModelNotices notices, ILogger<ChatDrafter> logger) : IAnswerDrafter
{
    public async Task<IReadOnlyList<DraftAnswer>> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        var drafts = (await extractive.DraftAsync(request, cancellationToken).ConfigureAwait(false)).ToArray();
        for (var at = 0; at < drafts.Length; at++)
        {
            if (drafts[at] is { Text: not null } draft)
            {
                try
                {
                    drafts[at] = await RewordAsync(request.Questions[at], draft, cancellationToken).ConfigureAwait(false);
                }
                catch (EvidenceException fault)
                {
                    // The endpoint was asked again before it gave up: the rest is not asked at all, and the user is told once.
                    LogUnreachable(logger, request.Questions[at].Id, fault);
                    notices.Tell($"{fault.Message} {(at == 0 ? "All" : "The other")} answers keep their approved wording.");
                    break;
                }
            }
        }

        return drafts;
    }

    private async Task<DraftAnswer> RewordAsync(Question question, DraftAnswer draft, CancellationToken cancellationToken)
    {
        var sources = draft.Citations.Where(citation => citation.Kind == CitationKind.Answer).ToList();
        var passages = sources.Select((citation, at) => new ModelPassage($"p{at + 1}", citation.Quote)).ToList();
        var reply = await AskAsync(question, passages, cancellationToken).ConfigureAwait(false);
        var kept = Supported(reply, passages);
        var text = string.Join(' ', kept.Select(sentence => sentence.Text.Trim()));
        if (kept.Count == 0 || KeepsOpening(draft.Text!, text) is not { } opened || IsTooLong(question, opened))
        {
            LogFallback(logger, question.Id);
            return draft;
        }

        var used = kept.SelectMany(sentence => sentence.Passages).ToHashSet(StringComparer.Ordinal);
        var unused = sources.Where((_, at) => !used.Contains($"p{at + 1}")).ToHashSet();
        return draft with { Text = opened, Citations = [.. draft.Citations.Where(citation => !unused.Contains(citation))] };
    }

    private List<ModelSentence> Supported(ModelReply? reply, List<ModelPassage> passages)
    {
        var byId = passages.ToDictionary(passage => passage.Id, passage => passage.Text, StringComparer.Ordinal);
        var words = lexicon();
        return [.. (reply?.Sentences ?? []).Where(sentence =>
            sentence.Passages.Count > 0
            && sentence.Passages.All(byId.ContainsKey)
            && SupportCheck.IsSupported(sentence.Text, string.Join(' ', sentence.Passages.Select(id => byId[id])), words))];
    }

    // The yes or no that the approved answer opens with must open the new wording too.
    private static string? KeepsOpening(string approved, string reworded)
    {
        var rest = Sentences.WithoutOpeningWord(approved);
        if (rest.Length == approved.Length)
        {
            return Sentences.WithoutOpeningWord(reworded).Length == reworded.Length ? reworded : null;
        }

        var opening = approved[..^rest.Length].Trim();
        return reworded.StartsWith(opening.TrimEnd('.', ','), StringComparison.OrdinalIgnoreCase) ? reworded : $"{opening} {reworded}";
    }

    private static bool IsTooLong(Question question, string text) => question.Slots.Any(slot => slot is { Role: SlotRole.Answer, Option: null, MaxLength: { } most } && text.Length > most);

    private async Task<ModelReply?> AskAsync(Question question, IReadOnlyList<ModelPassage> passages, CancellationToken cancellationToken)
    {
        var messages = ModelPrompt.Messages(question.Text, passages);
        var data = messages[^1].Text;
        var response = await ReplyAsync(question, messages, cancellationToken).ConfigureAwait(false);
        options.Record?.Invoke(new(
            question.Id, Sha256Digest.Of(Encoding.UTF8.GetBytes(ModelPrompt.Instructions + "\n" + data)), data, response?.Text, response?.ModelId, options.Seed));
        return response is null ? null : ModelReply.TryParse(response.Text);
    }

    // A client of the application's own that cannot be reached costs the new wording, never the answer.
    private async Task<ChatResponse?> ReplyAsync(Question question, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetResponseAsync(messages, ModelPrompt.Options(options.Seed), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidOperationException or TimeoutException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(logger, question.Id, fault);
            return null;
        }
    }

    [LoggerMessage(EventId = 6002, Level = LogLevel.Information, Message = "The model's wording for question {QuestionId} is not supported by its passages; the approved answer stays as it is")]
    private static partial void LogFallback(ILogger logger, string questionId);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "The model gave no reply for question {QuestionId}; the approved answer stays as it is")]
    private static partial void LogUnreachable(ILogger logger, string questionId, Exception fault);
}
