using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <content>What tells a question, a part, a section and an answer apart.</content>
internal sealed partial class FlowReader
{
    // Sentences between two headings that ask: the customer answered the first.
    private List<FlowItem> AnswerOf(int heading)
    {
        var answer = _items.Skip(heading + 1).TakeWhile(i => i is { Kind: FlowKind.Text, Likeness: < 0.5, Number: null, Boxes.Boxes.Count: 0 }).ToList();
        var end = heading + 1 + answer.Count;
        return end == _items.Count || _items[end].Kind is FlowKind.Heading or FlowKind.Blank ? answer : [];
    }

    // A heading asks by its mark, or by the label or line of its answer right behind it.
    private bool AsksAsHeading(FlowItem item, int at, FlowSpaces spaces) =>
        QuestionSigns.EndsAsQuestion(item.Words) || (spaces.IsExplicit && item.Words.Length > 0 && (item.Likeness >= 0.5 || Near(at, 1) is { Kind: FlowKind.AnswerLabel }));

    // Bold words, or a list's upper level, above what asks: a heading that has no heading's style.
    private bool HeadsSection(FlowItem item, int at)
    {
        if (ColumnWords(item.Words) > 10 || item.Words[^1] is ':' or '：' or '.' || item.Likeness >= 0.5)
        {
            return false;
        }

        var next = Near(at, 1);
        var headsList = item.Paragraph!.Label is { IsBullet: false } label && next?.Paragraph?.Label is { } below && below.List == label.List && below.Level > label.Level;
        return headsList || (item.Paragraph.IsBold && next?.Paragraph is { IsBold: false });
    }

    private bool IsQuestion(FlowItem item, FlowSpaces spaces)
    {
        var paragraph = item.Paragraph!;
        if (item.Boxes.Boxes.Count > 0)
        {
            return item.Words.Any(char.IsLetter);
        }

        if (spaces.IsTypedPlaceholder)
        {
            return item.Likeness >= 0.5 || item.Number is not null || (ColumnWords(item.Words) <= 6 && (paragraph.IsBold || item.Words[^1] is ':' or '：'));
        }

        if (spaces.IsExplicit)
        {
            return ColumnWords(item.Words) <= 90 && (item.Likeness > 0 || item.Number is not null || item.Words.EndsWith(':') || paragraph.IsBold || spaces.Boxes.Count > 0 || ColumnWords(item.Words) <= 30);
        }

        if (QuestionSigns.EndsAsQuestion(item.Words) || Instructions.IsFollowUp(item.Words) && item.Likeness >= 0.8)
        {
            return true;
        }

        var isNumbered = item.Number is not null;
        var isInAskingList = paragraph.Label is { } label && _askingLists.Contains(label.List);
        return (isNumbered && item.Likeness >= 0.8)
            || (_asksOften && (IsAmongQuestions(item) || IsLastOfNumbers(item, spaces)))
            || (isInAskingList && item.Likeness >= 0.5)
            || (isNumbered && _asksOften && item.Likeness >= 0.5)
            || (_asksOften && item.Likeness >= 0.8 && spaces.Words is not null && ColumnWords(item.Words) <= 60);
    }

    // The nearest block that shows something, above or below.
    private FlowItem? Near(int at, int step)
    {
        var near = at + step;
        while (near >= 0 && near < _items.Count && _items[near].Kind == FlowKind.Blank)
        {
            near += step;
        }

        return near >= 0 && near < _items.Count ? _items[near] : null;
    }

    // The nearest blocks that show something, answers that stand between the questions among them.
    private IEnumerable<FlowItem> Around(int at, int step)
    {
        var near = at;
        for (var n = 0; n < 3 && Near(near, step) is { } item; n++)
        {
            yield return item;
            near = _at[item];
        }
    }

    // A demand in a row of questions of the same style.
    private bool IsAmongQuestions(FlowItem item)
    {
        var at = _at[item];
        bool Asks(FlowItem other) => other is { Kind: FlowKind.Text, Likeness: >= 0.9 } && other.Paragraph!.Style == item.Paragraph!.Style;
        return QuestionSigns.Demands(item.Words) && ColumnWords(item.Words) <= 40
            && (Around(at, -1).Any(Asks) || Around(at, 1).Any(Asks));
    }

    // "7. Additional comments" with room behind it, in a row of numbered questions.
    private bool IsLastOfNumbers(FlowItem item, FlowSpaces spaces)
    {
        if (!item.IsNumberTyped || spaces.Words is null || item.Paragraph!.IsBold || ColumnWords(item.Words) > 8 || _settings.LastQuestion?.Number is not { } last || !int.TryParse(item.Number, out var number))
        {
            return false;
        }

        var next = Near(_at[item], 1);
        return int.TryParse(last, out var before) && number == before + 1 && next is null or { Number: not null } or { Kind: FlowKind.Heading or FlowKind.Table };
    }

    // A list right behind a question, whose points do not ask themselves: parts of that question.
    private bool IsPart(FlowItem item) =>
        _lead is not null && item.Paragraph!.Label is { } label && item.Likeness < (IsBelowLead(label) ? 0.8 : 0.5) && !Instructions.IsFollowUp(item.Words)
            && (_leadLabel is null || label.List != _leadLabel.List || label.Level > _leadLabel.Level)
        || _letteredLead is not null && Numbering.IsPart(item.Number) && item.IsNumberTyped && !Instructions.IsInstruction(item.Words);

    private bool IsBelowLead(ListLabel label) => _leadLabel is { } lead && !label.IsBullet && label.List == lead.List && label.Level > lead.Level;

    // How many blocks the bulleted points right behind a question take.
    private int DetailsBehind(FlowItem question)
    {
        var from = _at[question];
        var last = from;
        for (var at = from + 1; at < _items.Count; at++)
        {
            var item = _items[at];
            var isPoint = item.Kind == FlowKind.Text && item.Likeness < 0.5 && item.Paragraph!.Label is { IsBullet: true } label
                && (question.Paragraph!.Label is not { } own || label.List != own.List || label.Level > own.Level);
            if (!isPoint)
            {
                break;
            }

            last = at;
        }

        return last - from;
    }

    // How many points a), b), c) stand right behind a question and share the one place behind the last of them.
    private int LetteredBehind(FlowItem question)
    {
        var from = _at[question] + 1;
        var points = _items.Skip(from).TakeWhile(i => i is { Kind: FlowKind.Text, IsNumberTyped: true, Likeness: < 0.9, Boxes.Boxes.Count: 0, Gaps.Count: 0 } && Numbering.IsPart(i.Number)).ToList();
        if (points.Count < 2 || !FlowSpaces.After(_items, from + points.Count - 1).IsExplicit)
        {
            return 0;
        }

        _lettered.UnionWith(points);
        return points.Count;
    }

    // "Company:", or "Company: Acme" where the label is one of any form.
    private static bool IsLabelLine(FlowItem item)
    {
        var colon = item.Kind == FlowKind.Text ? item.Words.IndexOfAny([':', '：']) : -1;
        return colon is > 1 and <= 60 && ColumnWords(item.Words[..colon]) <= 6 && item.Paragraph!.Label is null && item.Boxes.Boxes.Count == 0
            && (colon == item.Words.Length - 1 || Titles.IsFieldLabel(item.Words[..colon]));
    }
}
