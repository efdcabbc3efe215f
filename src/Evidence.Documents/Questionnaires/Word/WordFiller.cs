using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Packages;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Questionnaires;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Writes answers into the slots of a Word document, changing the text of the document part at the slots only.</summary>
internal sealed class WordFiller
{
    private const string Gone = "its place is not in the file any more";

    private readonly WordIndex _index;
    private readonly WordEdits _edits;
    private readonly TextWriting _text;
    private readonly ControlWriting _controls;
    private readonly BoxWriting _boxes;
    private readonly WordComments? _comments;

    public WordFiller(WordFile file, FillOptions options)
    {
        _index = new WordIndex(file);
        _edits = new WordEdits(file);
        _text = new TextWriting(_edits);
        _controls = new ControlWriting(_edits, _text);
        _boxes = new BoxWriting(_edits);
        _comments = options.Copy == CopyKind.Review ? new WordComments(file, options) : null;
    }

    /// <summary>Writes one thing into one slot; a reason where it cannot be.</summary>
    public string? Write(SlotWrite write)
    {
        var address = SlotAddress.Parse(write.Slot.Address);
        if (address.PartKind is "b" or "o")
        {
            return Tick(address, isTicked: !write.IsCleared);
        }

        return write.IsCleared ? null : WriteText(address, write.Text ?? "X", write.Slot.MaxLength);
    }

    /// <summary>Puts a review comment beside a slot.</summary>
    public void Comment(AnswerSlot slot, string note)
    {
        if (_comments is not null && Anchor(SlotAddress.Parse(slot.Address)) is { } paragraph)
        {
            var edits = _edits.Of(paragraph);
            var (start, end) = _comments.Add(paragraph, note);
            if (SlotAddress.Parse(slot.Address).PartKind == "after" && edits.Behind.Length > 0)
            {
                edits.CommentBehind(start, end);
                return;
            }

            edits.Lead.Append(start);
            edits.Tail.Append(end);
        }
    }

    /// <summary>The changed parts.</summary>
    public void Finish(PackageRewrite rewrite)
    {
        _edits.Finish(rewrite);
        _comments?.Finish(rewrite);
    }

    private string? Tick(SlotAddress address, bool isTicked)
    {
        if (_index.Paragraph(address.Path) is not { } paragraph)
        {
            return Gone;
        }

        if (address.PartKind == "o")
        {
            _boxes.MarkLine(paragraph, address.PartNumber, isTicked);
            return null;
        }

        var number = address.PartNumber;
        return number > 0 && number <= paragraph.Boxes.Count ? _boxes.Tick(paragraph, paragraph.Boxes[number - 1], isTicked) : Gone;
    }

    private string? WriteText(SlotAddress address, string text, int? most)
    {
        if (text.Length > most)
        {
            return $"its field takes at most {most} characters";
        }

        if (address.Ordinal > 0)
        {
            return address.Path[0] == 's'
                ? _index.Control(address.Ordinal) is { } control ? _controls.Fill(control, text) : Gone
                : _index.Field(address.Ordinal) is { } field ? _controls.Fill(field, text) : Gone;
        }

        if (_index.Cell(address.Path) is { } cell)
        {
            return address.Part == "end" ? _text.AddToCell(cell, text) : _text.FillCell(cell, text);
        }

        return _index.Paragraph(address.Path) is { } paragraph ? _text.Fill(paragraph, address, text) : Gone;
    }

    // Around whole paragraphs: LibreOffice loses such a control, words and all, where a comment stands inside of it.
    private SourceElement? Before(SlotAddress address)
    {
        if (address.Path[0] != 's' || _index.Control(address.Ordinal)?.Element is not { Parent: { } parent } control || control.Child("sdtContent", "p") is null)
        {
            return null;
        }

        var at = parent.Children.TakeWhile(c => c != control).Count();
        return at > 0 && parent.Children[at - 1] is { Name: "p" } before ? before : null;
    }

    private SourceElement? Anchor(SlotAddress address)
    {
        if (address.Ordinal > 0)
        {
            return Before(address) ?? WordIndex.ParagraphOf(address.Path[0] == 's' ? _index.Control(address.Ordinal)?.Element : _index.Field(address.Ordinal)?.Begin);
        }

        return _index.Paragraph(address.Path)?.Element ?? _index.Cell(address.Path)?.Paragraphs.FirstOrDefault()?.Element;
    }
}
