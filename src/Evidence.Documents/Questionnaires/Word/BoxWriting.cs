using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Ticks and clears boxes of every kind.</summary>
internal sealed class BoxWriting(WordEdits edits)
{
    private const string Ticked = "☒";

    /// <summary>Ticks or clears a box; a reason where it cannot be.</summary>
    public string? Tick(WordParagraph paragraph, WordBox box, bool isTicked)
    {
        if (box.IsChecked == isTicked)
        {
            return null;
        }

        if (box.Control is { } control)
        {
            return TickControl(control, isTicked);
        }

        if (box.Field is { } field)
        {
            return TickField(field, isTicked);
        }

        if (box.Symbol is { } symbol)
        {
            TickSymbol(symbol, isTicked);
        }
        else if (box.IsBullet)
        {
            ReplaceBullet(paragraph);
        }
        else if (box.Glyph is { } glyph)
        {
            TickGlyph(paragraph, box, glyph, isTicked);
        }

        return null;
    }

    /// <summary>Marks one of several lines that are options without boxes.</summary>
    public void MarkLine(WordParagraph paragraph, int line, bool isTicked)
    {
        var starts = paragraph.Pieces.Where(p => p.Text != "\n" && p.Text.Trim().Length > 0)
            .GroupBy(p => paragraph.Raw.AsSpan(0, p.Start).Count('\n'))
            .ToDictionary(g => g.Key + 1, g => g.First());
        if (isTicked && starts.TryGetValue(Math.Max(line, 1), out var piece) && piece.Element.Name == "t")
        {
            var text = piece.Text.TrimStart();
            edits.ReplaceIn(piece, piece.Text.Length - text.Length, piece.Text.Length - text.Length, Ticked + " ");
        }
    }

    private void TickGlyph(WordParagraph paragraph, WordBox box, string glyph, bool isTicked)
    {
        var pieces = paragraph.Pieces.Where(p => p.Start < box.Start + box.Length && p.End > box.Start).ToList();
        var now = glyph.Length == 1
            ? (isTicked ? Glyphs.Ticked(glyph[0]) : Glyphs.Unticked(glyph[0])).ToString()
            : glyph[0] + (isTicked ? "X" : " ") + glyph[^1];
        for (var n = 0; n < pieces.Count; n++)
        {
            var piece = pieces[n];
            var from = Math.Max(box.Start - piece.Start, 0);
            var to = Math.Min(box.Start + box.Length - piece.Start, piece.Text.Length);
            edits.ReplaceIn(piece, from, to, n == 0 ? now : "");
        }
    }

    private void TickSymbol(SourceElement symbol, bool isTicked)
    {
        var code = Convert.ToInt32(symbol["char"], 16);
        var glyph = (char)(code < 0x100 ? 0xF000 + code : code);
        var now = isTicked ? Glyphs.Ticked(glyph) : Glyphs.Unticked(glyph);
        var markup = edits.Main.Slice(symbol.Start, symbol.End);
        edits.Replace(symbol, markup.Replace($"\"{symbol["char"]}\"", $"\"{(int)now:X4}\"", StringComparison.Ordinal));
    }

    // A content control shows the state it names itself (w14:checkedState), in the font it names.
    private string? TickControl(WordControl control, bool isTicked)
    {
        if (control.IsLocked)
        {
            return "its box is locked";
        }

        if (control.IsBound || (control.Data is { } data && edits.PutData(data, StateOf(data, isTicked)) is not null))
        {
            return "its box shows data of the document";
        }

        var properties = control.Element.Child("sdtPr", "checkbox")!;
        if (properties.Child("checked") is { } state)
        {
            ReplaceValue(state, isTicked ? "1" : "0");
        }
        else
        {
            edits.Replace(properties.ContentStart, properties.ContentStart, $"<{properties.Tag("checked")} {properties.Tag("val")}=\"{(isTicked ? 1 : 0)}\"/>");
        }

        var shown = properties.Child(isTicked ? "checkedState" : "uncheckedState")?["val"];
        var glyph = int.TryParse(shown, System.Globalization.NumberStyles.HexNumber, null, out var code) && code is > 0x20 and < 0xFFFF ? ((char)code).ToString() : isTicked ? Ticked : "☐";
        ShowInControl(control, glyph, code);
        return null;
    }

    // As the data has it now: 0 and 1, or words.
    private static string StateOf(BoundData data, bool isTicked) =>
        data.Element.Text.Trim() is "0" or "1" ? (isTicked ? "1" : "0") : (isTicked ? "true" : "false");

    private void ShowInControl(WordControl control, string glyph, int code)
    {
        if (control.Element.Descendants("t").FirstOrDefault() is { } text)
        {
            edits.ReplaceContent(text, SourceText.Escape(glyph));
        }
        else if (control.Element.Descendants("sym").FirstOrDefault() is { } symbol && symbol["char"] is { } was)
        {
            var markup = edits.Main.Slice(symbol.Start, symbol.End);
            edits.Replace(symbol, markup.Replace($"\"{was}\"", $"\"{(code is > 0 and < 0x100 ? code + 0xF000 : code):X4}\"", StringComparison.Ordinal));
        }
    }

    private string? TickField(WordField field, bool isTicked)
    {
        if (field.IsLocked)
        {
            return "its box is locked";
        }

        var box = field.Begin.Child("ffData", "checkBox")!;
        var value = isTicked ? "1" : "0";
        if (box.Child("checked") is { } state)
        {
            edits.Replace(state, $"<{state.Tag("checked")} {state.Tag("val")}=\"{value}\"/>");
        }
        else if (box.Children.LastOrDefault() is { } last)
        {
            edits.InsertAfter(last, $"<{last.Tag("checked")} {last.Tag("val")}=\"{value}\"/>");
        }
        else
        {
            edits.ReplaceContent(box, $"<{box.Tag("checked")} {box.Tag("val")}=\"{value}\"/>");
        }

        return null;
    }

    // The bullet is the box: the chosen line gets a ticked one of its own, in the same place.
    private void ReplaceBullet(WordParagraph paragraph)
    {
        WordMarkup.StopNumbering(edits, paragraph);
        edits.Of(paragraph.Element).Lead.Append(WordMarkup.TickRun(paragraph.Element, edits.Markup.RunProperties(paragraph.Element), Ticked));
    }

    private void ReplaceValue(SourceElement element, string value)
    {
        var attribute = element.Attributes.Any(a => a.Name == "val");
        var markup = edits.Main.Slice(element.Start, element.End);
        edits.Replace(element, attribute
            ? System.Text.RegularExpressions.Regex.Replace(markup, @"(?<=val\s*=\s*[""'])[^""']*", value)
            : $"<{element.Tag(element.Name)} {element.Tag("val")}=\"{value}\"/>");
    }
}
