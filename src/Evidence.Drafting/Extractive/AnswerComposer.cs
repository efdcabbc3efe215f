using Evidence.Answers;
using Evidence.Drafting.Text;
using Evidence.Questionnaires;

namespace Evidence.Drafting.Extractive;

/// <summary>Writes the draft of one question out of the answers chosen for it.</summary>
internal sealed class AnswerComposer(DraftRequest request, EvidenceBase? evidence, FactFilling facts, Lexicon lexicon)
{
    public DraftAnswer Compose(Question question, Selection selection)
    {
        if (question.Kind == QuestionKind.FormField || FormFields.Is(question.Text))
        {
            return new(question.Id, DraftStatus.Unanswered, null, null, 0, [], ["It asks for a detail of your company or of the person who answers; fill it in by hand."], null, null);
        }

        if (selection.Answers.Count == 0 || selection.Confidence < request.ReviewAtLeast)
        {
            return Unanswered(question, selection);
        }

        var reasons = new List<string>();
        var passages = selection.Answers.Select(answer => Passage(answer, selection.ByProduct, reasons)).ToList();
        if (passages.All(passage => passage.Text.Length == 0))
        {
            return Unanswered(question, selection, reasons);
        }

        var choice = Choice(question, selection, reasons);
        var text = Fitted(question, Joined(question, passages, selection, choice), reasons);
        AddDoubts(question, selection, reasons);
        var citations = passages.SelectMany(passage => passage.Citations).Distinct().ToList();
        return new(
            question.Id,
            reasons.Count == 0 && selection.Confidence >= request.DraftAtLeast ? DraftStatus.Drafted : DraftStatus.Review,
            text,
            choice.Option,
            selection.Confidence,
            citations,
            selection.Confidence >= request.DraftAtLeast ? reasons : [$"It is not sure that this answers the question ({selection.Confidence:P0}).", .. reasons],
            selection.Answers[0].Answer.Id,
            selection.Answers[0].Answer.Owner);
    }

    private Passage Passage(SelectedAnswer selected, bool byProduct, List<string> reasons)
    {
        var filled = facts.Fill(selected.Answer.Text);
        reasons.AddRange(filled.Problems);
        var sentences = Sentences.Of(filled.Text).Where(sentence => !sentence.Contains("{{", StringComparison.Ordinal)).Select(sentence => sentence.Trim()).ToList();
        reasons.AddRange(evidence?.Weaknesses(selected.Answer) ?? []);
        reasons.AddRange(ToldBefore.Contradiction(request, selected.Answer) is { } contradiction ? [contradiction] : []);
        var text = string.Join(' ', sentences);
        if (selected.Answer.Choice == AnswerChoice.Yes && PlannedWords.In(text))
        {
            reasons.Add("The answer says yes and speaks of something planned.");
        }

        var prefix = byProduct && selected.Answer.Products.Count > 0 ? string.Join(", ", selected.Answer.Products) + ": " : "";
        return new(
            text.Length == 0 ? "" : prefix + text,
            [new(CitationKind.Answer, selected.Answer.Id, text), .. filled.Citations, .. evidence?.Citations(selected.Answer) ?? []]);
    }

    private static string Joined(Question question, List<Passage> passages, Selection selection, ChosenOption choice)
    {
        var texts = passages.Zip(selection.Answers)
            .Where(pair => pair.First.Text.Length > 0)
            .Select(pair => question.Options.Count == 0 && AsksForMore(pair.Second.Part) ? Sentences.WithoutVerdict(pair.First.Text) : pair.First.Text)
            .ToList();
        if (texts.Count == 1 && choice.IsTurned)
        {
            return $"{choice.Option ?? Word(choice.Choice)}. {Sentences.WithoutOpeningWord(texts[0])}";
        }

        return string.Join(selection.ByProduct ? "\n" : "\n\n", texts);
    }

    // "Who ...", "how often ...": no question that a yes or a no answers.
    private static bool AsksForMore(string part) => Intents.Of(part) is var asked && !asked.HasFlag(AskedFor.Whether) && (asked & ~AskedFor.Document) != AskedFor.Nothing;

    private static ChosenOption Choice(Question question, Selection selection, List<string> reasons)
    {
        var choices = selection.Answers.Select(answer => answer.Answer.Choice).Distinct().ToList();
        var wantsChoice = question.Options.Count > 0;
        if (choices.Count > 1 || choices[0] is not { } own)
        {
            if (wantsChoice)
            {
                reasons.Add(choices.Count > 1 ? "The parts of the answer tick different boxes." : "The answer does not say which of the form's options holds.");
            }

            return new(null, null, false);
        }

        var first = selection.Answers[0];
        var asked = Polarities.Of(first.Part);
        var turned = ChoiceMapping.Turn(own, asked, OwnPolarity(first.Answer, asked));
        if (turned is not { } choice)
        {
            if (wantsChoice || Intents.Of(first.Part).HasFlag(AskedFor.Whether))
            {
                reasons.Add("The question is worded in the negative; check which word fits.");
            }

            return new(null, null, false);
        }

        var option = ChoiceMapping.Option(choice, question.Options);
        if (wantsChoice && option is null)
        {
            reasons.Add($"None of the form's options says '{Word(choice).ToLowerInvariant()}'.");
        }

        return new(choice, option, choice != own);
    }

    // An answer whose own question is asked the same way round needs no turning.
    private static Polarity OwnPolarity(LibraryAnswer answer, Polarity asked)
    {
        var own = answer.Questions.Select(Polarities.Of).ToList();
        return own.Contains(asked) && asked == Polarity.Reversed ? asked : own[0] == Polarity.Reversed ? Polarity.Reversed : Polarity.Plain;
    }

    private string? Fitted(Question question, string text, List<string> reasons)
    {
        var slots = question.Slots.Where(slot => slot.Option is null && slot.MaxLength is not null).ToList();
        var most = slots.Where(slot => slot.Role == SlotRole.Answer).Select(slot => slot.MaxLength).Min() ?? slots.Where(slot => slot.Role == SlotRole.Comment).Select(slot => slot.MaxLength).Min();
        var wanted = lexicon.Analyse(question.Text).Words.Select(word => word.Stem).ToHashSet();
        var fitted = LengthFit.Fit(text, most, sentence => lexicon.Analyse(sentence).Words.Count(word => wanted.Contains(word.Stem)));
        if (fitted.Text is null)
        {
            reasons.Add($"The first sentence of the answer is longer than the {most} characters that fit.");
        }
        else if (fitted.LosesLimits)
        {
            reasons.Add($"To fit {most} characters, sentences that limit what is said were left out.");
        }

        return fitted.Text;
    }

    private static void AddDoubts(Question question, Selection selection, List<string> reasons)
    {
        if (question.Doubt is { } doubt)
        {
            reasons.Add(doubt);
        }

        if (question.Kind == QuestionKind.Attachment)
        {
            reasons.Add("The question asks for a file to be attached.");
        }

        reasons.AddRange(selection.Open.Select(part => $"This part of the question may be unanswered: \"{part.Trim()}\""));
        if (selection.IsWithheld)
        {
            reasons.Add(selection.Ask is { } owner ? $"A nearer answer may not be sent to this audience now; ask {owner}." : "A nearer answer may not be sent to this audience now.");
        }
    }

    private static DraftAnswer Unanswered(Question question, Selection selection, List<string>? more = null)
    {
        var reason = selection.IsWithheld || selection.Answers.Count > 0 ? "No answer that may be sent to this audience is near enough." : "Nothing in the library comes near.";
        var ask = selection.Ask is { } owner ? $" Ask {owner}." : "";
        return new(question.Id, DraftStatus.Unanswered, null, null, selection.Confidence, [], [.. more ?? [], reason + ask], null, selection.Ask);
    }

    private static string Word(AnswerChoice? choice) => choice switch
    {
        AnswerChoice.Yes => "Yes",
        AnswerChoice.No => "No",
        AnswerChoice.Partial => "Partial",
        _ => "Not applicable",
    };
}
