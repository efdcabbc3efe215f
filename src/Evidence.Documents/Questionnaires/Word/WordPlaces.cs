using Evidence.Documents.Questionnaires.Words;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Reads what stands at the slots of a question now, in a document that has been filled and edited since.</summary>
internal sealed class WordPlaces
{
    private const int MostParagraphs = 60;
    private const int MostLabelled = 8;

    private readonly WordIndex _index;
    private readonly List<IReadOnlyList<WordParagraph>> _flows = [];
    private readonly HashSet<string> _asked;
    private readonly IReadOnlyList<Question> _questions;
    private readonly HashSet<string> _details;
    private readonly List<string> _labels;
    private readonly Dictionary<string, int> _occurrences = [];

    public WordPlaces(WordFile file, Questionnaire before)
    {
        _index = new WordIndex(file);
        _labels = [.. before.Questions.Where(q => q.Slots.Any(s => SlotAddress.Parse(s.Address) is { PartKind: "g" or "end" or "b" } or { Ordinal: > 0 })).Select(q => q.Text)];
        _details = [.. before.Questions.Where(q => q.Slots.Count == 0 && q.Doubt is not null).Select(q => Fold.Words(q.Text))];
        _questions = before.Questions;
        _asked = [.. before.Questions.Select(q => Fold.Words(q.Text))];
        foreach (var group in before.Questions.GroupBy(q => Fold.Words(q.Text)))
        {
            var n = 0;
            foreach (var question in group)
            {
                _occurrences[question.Id] = n++;
            }
        }

        AddFlows(file.Blocks);
    }

    /// <summary>Answer and choice at the slots; null: nothing.</summary>
    public QuestionnaireFill? Of(Question question)
    {
        var ticked = question.Slots.Where(s => s.Option is not null && IsTicked(s)).Select(s => s.Option!).ToList();
        var choice = ticked.Count > 0 ? string.Join("; ", ticked) : At(question, SlotRole.Choice);
        var words = At(question, SlotRole.Answer) ?? At(question, SlotRole.Comment);
        return choice is null && words is null ? null : new QuestionnaireFill(question.Id, words, choice);
    }

    private string? At(Question question, SlotRole role) =>
        question.Slots.Where(s => s.Role == role && s.Option is null).Select(s => TextAt(SlotAddress.Parse(s.Address), question)).FirstOrDefault(t => t is { Length: > 0 });

    private bool IsTicked(AnswerSlot slot)
    {
        var address = SlotAddress.Parse(slot.Address);
        if (_index.Cell(address.Path) is { } cell)
        {
            return CellContent.Of(cell).Existing is not null;
        }

        return _index.Paragraph(address.Path) is { } paragraph
            && (address.PartKind == "b" && address.PartNumber <= paragraph.Boxes.Count ? paragraph.Boxes[address.PartNumber - 1].IsChecked : paragraph.Boxes.Any(b => b.IsChecked));
    }

    private string? TextAt(SlotAddress address, Question question)
    {
        if (address.Ordinal > 0)
        {
            return address.Path[0] == 'f' ? _index.Field(address.Ordinal)?.Existing
                : _index.Control(address.Ordinal) is { } control && ControlPlace.IsNear(control.Element, Fold.Words(question.Text), _asked) ? Shown(control)
                : BehindLabel(question) ?? BehindQuestion(address with { Next = "" }, question);
        }

        if (_index.Cell(address.Path) is { } cell)
        {
            var text = string.Join(" ", cell.Paragraphs.Select(p => p.Text).Where(t => t.Length > 0));
            return address.Part == "end" ? Behind(text, question.Text, []) : Words(text);
        }

        if (address.PartKind is "g" or "end" && question.Location != "paragraph " + address.Path.TrimStart('p') && (BelowLabel(question) ?? _index.Paragraph(address.Path)) is { } labelled && Instructions.LabelLength(labelled.Raw) is > 0 and var length)
        {
            return Words(labelled.Raw[length..]);
        }

        if (address is { PartKind: "g", Next.Length: > 0 } && _index.Paragraph(address.Path) is { } unit)
        {
            return BesideWords(unit.Text, address.Next);
        }

        return address.PartKind is "g" or "end" ? BehindLabel(question) : BehindQuestion(address, question);
    }

    // "____ days", "If yes, which one? ____": what stands before, or behind, the words that were beside the line.
    private static string? BesideWords(string text, string known)
    {
        for (var cut = text.LastIndexOf(' '); cut > 0; cut = text.LastIndexOf(' ', cut - 1))
        {
            if (SlotAddress.DigestOf(text[(cut + 1)..]) == known)
            {
                return Words(text[..cut]);
            }

            if (SlotAddress.DigestOf(text[..cut]) == known)
            {
                return Words(text[(cut + 1)..]);
            }
        }

        return SlotAddress.DigestOf(text) == known ? null : Words(text);
    }

    private static string? Shown(WordControl? control) =>
        control is null || control.IsShowingPlaceholder ? null : Words(string.Join(" ", control.Element.Descendants("t").Select(t => t.Text)));

    private static string? Words(string text)
    {
        var folded = Fold.Spaces(text.Replace('\u2002', ' '));
        return folded.Length == 0 || Placeholders.IsPlaceholder(folded) ? null : folded;
    }

    // The line "Comments: ..." or "Response: ..." that stands below the question, before the next one.
    private WordParagraph? BelowLabel(Question question)
    {
        var (flow, at) = Find(question);
        return flow?.Skip(at + 1).Take(MostLabelled).TakeWhile(p => !_asked.Contains(Fold.Words(Numbering.Strip(p.Text).Text))).FirstOrDefault(p => Instructions.LabelLength(p.Raw) > 0);
    }

    // Words that follow the label in the same paragraph.
    private string? BehindLabel(Question question)
    {
        var found = _flows.SelectMany(f => f).Where(p => Fold.Words(p.Text).Contains(Fold.Words(question.Text), StringComparison.Ordinal) && p.Text.Length > question.Text.Length)
            .ElementAtOrDefault(_occurrences.GetValueOrDefault(question.Id));
        return found is null ? null : Behind(found.Text, question.Text, [.. _labels.Where(l => l != question.Text).Select(l => $" {l}:"), .. Beside(question).Select(l => $" {l} ")]);
    }

    // Labels that share a line with this one: "Name ____ Title ____".
    private IEnumerable<string> Beside(Question question)
    {
        var paths = question.Slots.Select(s => SlotAddress.Parse(s.Address)).Where(a => a.PartKind == "g").Select(a => a.Path).ToList();
        return paths.Count == 0 ? [] : _questions.Where(q => q.Id != question.Id && q.Slots.Any(s => SlotAddress.Parse(s.Address) is { PartKind: "g" } a && paths.Contains(a.Path))).Select(q => q.Text);
    }

    // Words behind a label, up to the next label of the same line.
    private static string? Behind(string text, string label, IEnumerable<string> others)
    {
        var at = text.IndexOf(label, StringComparison.Ordinal);
        var rest = at < 0 ? "" : text[(at + label.Length)..];
        var end = others.Select(o => rest.IndexOf(o, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(rest.Length).Min();
        rest = rest[..end].TrimStart(':', '：', ' ', '_').Trim();
        return rest.Length == 0 || Placeholders.IsPlaceholder(rest) ? null : rest;
    }

    // Paragraphs between the question and what followed its place in the customer's file.
    private string? BehindQuestion(SlotAddress address, Question question)
    {
        var (flow, at) = Find(question);
        if (flow is null)
        {
            return null;
        }

        var lines = new List<string>();
        foreach (var paragraph in flow.Skip(at + 1).Take(MostParagraphs))
        {
            if (paragraph.Text.Length > 0 && SlotAddress.DigestOf(paragraph.Text) == address.Next)
            {
                return lines.Count == 0 ? null : Words(string.Join("\n", lines));
            }

            var words = Fold.Words(Numbering.Strip(paragraph.Text).Text);
            if (paragraph.HeadingLevel > 0 || _asked.Contains(words) || _labels.Any(l => words.StartsWith(Fold.Words(l) + " ", StringComparison.Ordinal)))
            {
                break;
            }

            if (paragraph.Text.Length > 0)
            {
                lines.Add(paragraph.Text);
            }
        }

        return lines.Count == 0 ? null : Words(string.Join("\n", lines));
    }

    private (IReadOnlyList<WordParagraph>? Flow, int At) Find(Question question)
    {
        var (text, skip) = (Fold.Words(question.Text), _occurrences.GetValueOrDefault(question.Id));
        foreach (var flow in _flows)
        {
            for (var at = 0; at < flow.Count; at++)
            {
                if ((Fold.Words(flow[at].Text) == text || Fold.Words(Numbering.Strip(flow[at].Text).Text) == text) && skip-- == 0)
                {
                    return (flow, Last(flow, at));
                }
            }
        }

        return (null, 0);
    }

    // Points that belong to the question stand before its answer.
    private int Last(IReadOnlyList<WordParagraph> flow, int at)
    {
        var last = at;
        while (last + 1 < flow.Count && ((flow[last + 1].Label is { IsBullet: true } && flow[at].Label?.List != flow[last + 1].Label!.List) || _details.Contains(Fold.Words(Numbering.Strip(flow[last + 1].Text).Text))))
        {
            last++;
        }

        return last;
    }

    private void AddFlows(IReadOnlyList<WordBlock> blocks)
    {
        _flows.Add([.. blocks.OfType<WordParagraph>()]);
        foreach (var cell in blocks.OfType<WordTable>().SelectMany(t => t.Rows).SelectMany(r => r.Cells))
        {
            AddFlows(cell.Blocks);
        }
    }
}
