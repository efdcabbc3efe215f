using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Makes drafts of what the flow asks.</summary>
internal static class FlowDrafts
{
    private const string Yes = "Yes";

    /// <summary>A paragraph that asks, with what follows it as places.</summary>
    /// <param name="item">The paragraph.</param>
    /// <param name="spaces">The places behind it.</param>
    /// <param name="behind">The place right behind it, where there is no other.</param>
    /// <param name="settings">What is around.</param>
    /// <param name="parent">The question it belongs to; null: none.</param>
    /// <param name="doubt">Why it may be no question; null: sure.</param>
    public static QuestionDraft Of(FlowItem item, FlowSpaces spaces, FlowSpace behind, FlowSettings settings, QuestionDraft? parent, string? doubt)
    {
        var own = item.Boxes.Boxes.Select((b, n) => (b.Box, b.Label, Address: $"{item.Paragraph!.Path}#b{n + 1}")).ToList();
        var boxes = own.Count > 0 ? own : [.. spaces.Boxes];
        var words = WordsPlace(item, spaces, boxes.Count > 0) ?? (boxes.Count > 0 ? null : behind);
        var comment = boxes.Count > 0 ? spaces.Comment : spaces.Comment == words ? null : spaces.Comment;
        var options = boxes.Count > 0 ? [.. boxes.Select(b => b.Label).Where(l => l.Length > 0)] : words?.Options ?? [];
        var slots = BoxSlots(boxes)
            .Concat(Slot(words, options.Count > 0 && boxes.Count == 0 ? SlotRole.Choice : SlotRole.Answer))
            .Concat(Slot(comment, SlotRole.Comment));
        return Draft(item, item.Words, settings, parent, doubt, options, [.. slots.Where(_ => true)], words, boxes.Where(b => b.Box.IsChecked).Select(b => b.Label).ToList());
    }

    /// <summary>A label with a place of its own.</summary>
    public static QuestionDraft OfLabel(FlowItem item, string label, FlowSpace space, FlowSettings settings, QuestionDraft? parent = null) =>
        Draft(item, label, settings, parent, Words.Instructions.IsSignature(label) ? "it belongs to a place to sign" : null, space.Options, [.. Slot(space, space.Options.Count > 0 ? SlotRole.Choice : SlotRole.Answer)], space, []);

    /// <summary>A line with choices typed behind it, the chosen one of which stays.</summary>
    public static QuestionDraft OfTail(FlowItem item, ChoiceTail tail, FlowSpace? words, FlowSettings settings) =>
        Draft(item, item.Words, settings, null, null, tail.Options, [new AnswerSlot(SlotRole.Choice, item.Paragraph!.Path + "#g1"), .. Slot(words, SlotRole.Comment)], null, []);

    /// <summary>A point of a checklist: its one box means yes.</summary>
    public static QuestionDraft OfCheck(FlowItem item, string label, WordBox box, int number, FlowSettings settings) =>
        Draft(item, label, settings, null, null, [Yes], [new AnswerSlot(SlotRole.Choice, $"{item.Paragraph!.Path}#b{number}", Yes)], null, box.IsChecked ? [Yes] : []);

    // Boxes take the choice; without any place of its own the answer goes behind the paragraph.
    private static FlowSpace? WordsPlace(FlowItem item, FlowSpaces spaces, bool hasBoxes)
    {
        if (item.Gaps.Count > 0 && (item.Boxes.Boxes.Count == 0 || !IsOfAnOption(item)))
        {
            return new FlowSpace($"{item.Paragraph!.Path}#g1");
        }

        return hasBoxes ? (spaces.IsExplicit ? spaces.Words : null) : spaces.Words;
    }

    // "Other: ____" belongs to its own box; "If yes, describe: ____" to the whole question.
    internal static bool IsOfAnOption(FlowItem item)
    {
        var gap = item.Gaps[0].Start;
        var box = item.Boxes.Boxes.Select(b => b.Box).LastOrDefault(b => b.Start < gap);
        var label = box is null ? "" : Words.Fold.Spaces(item.Paragraph!.Raw[(box.Start + box.Length)..gap]);
        return label.Length > 0 && Words.QuestionSigns.Likeness(label) < 0.5 && !label.Contains("if ", StringComparison.OrdinalIgnoreCase);
    }

    private static QuestionDraft Draft(
        FlowItem item,
        string text,
        FlowSettings settings,
        QuestionDraft? parent,
        string? doubt,
        IReadOnlyList<string> options,
        IReadOnlyList<AnswerSlot> slots,
        FlowSpace? words,
        List<string> ticked)
    {
        var takesWords = !slots.Any(s => s.Role == SlotRole.Choice);
        var isOpenToFill = settings.Protection switch
        {
            WordProtection.ReadOnly => false,
            WordProtection.Forms => words?.Control is not null || slots.All(s => s.Option is not null),
            _ => words?.IsLocked != true,
        };
        return new QuestionDraft
        {
            Text = text,
            Number = item.Number,
            IsNumberTyped = item.IsNumberTyped,
            Section = [.. settings.Headings.Titles.Concat(settings.Inner).Distinct()],
            Kind = KindOf.Question(text, options, takesWords) is var kind && kind == QuestionKind.Open && words?.Control == ControlKind.Date ? QuestionKind.Date : kind,
            Options = options,
            Location = settings.Location ?? "paragraph " + item.Paragraph!.Path.TrimStart('p'),
            Slots = isOpenToFill ? slots : [],
            Doubt = doubt ?? settings.Doubt ?? (isOpenToFill ? null : "the place of its answer is protected"),
            ExistingChoice = ticked.Count > 0 ? string.Join("; ", ticked) : takesWords ? null : words?.Existing,
            ExistingWords = takesWords || ticked.Count > 0 ? words?.Existing : null,
            Parent = parent,
        };
    }

    private static IEnumerable<AnswerSlot> BoxSlots(IReadOnlyList<(WordBox Box, string Label, string Address)> boxes) =>
        boxes.Where(b => b.Label.Length > 0).Select(b => new AnswerSlot(SlotRole.Choice, b.Address, b.Label));

    private static IEnumerable<AnswerSlot> Slot(FlowSpace? space, SlotRole role) =>
        space is null ? [] : [new AnswerSlot(role, space.Address, MaxLength: space.MaxLength)];
}
