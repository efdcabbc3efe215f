using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Reads what a paragraph shows: text, controls, form fields and boxes, as if tracked changes were accepted.</summary>
internal sealed partial class ParagraphReader(WordContext context)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextPiece> _pieces = [];
    private readonly List<WordControl> _controls = [];
    private readonly List<WordField> _fields = [];
    private readonly List<WordBox> _boxes = [];
    private readonly Stack<FieldState> _open = [];
    private bool _hasDrawing;
    private bool _hasBreak;
    private bool _allBold = true;

    /// <summary>Reads one paragraph.</summary>
    public WordParagraph Read(SourceElement element, string path, WordControl? around)
    {
        var properties = element.Child("pPr");
        var style = properties?.Child("pStyle")?["val"] ?? "";
        Walk(element, null);
        AddTypedBoxes();
        var raw = _text.ToString();
        var label = context.NextLabel(properties, style, raw.Trim().Length > 0);
        if (label is { IsBullet: true } && _boxes.Count == 0 && Glyphs.IsBoxBullet(label.Text))
        {
            _boxes.Add(new WordBox(0, 0, false) { IsBullet = true });
        }

        return new WordParagraph(element, path)
        {
            Raw = raw,
            Text = Fold.Spaces(raw),
            Pieces = _pieces,
            Controls = _controls,
            Fields = _fields,
            Boxes = [.. _boxes.OrderBy(b => b.Start)],
            Style = style,
            HeadingLevel = context.HeadingLevel(properties, style),
            Label = label,
            IsBold = raw.Trim().Length > 0 && (_allBold || context.Styles.IsBold(style)),
            HasDrawing = _hasDrawing,
            HasBreak = _hasBreak || properties?.Child("sectPr") is not null,
            Around = around,
        };
    }

    private void Walk(SourceElement parent, WordControl? inside)
    {
        foreach (var child in parent.Children)
        {
            switch (child.Name)
            {
                case "r":
                    ReadRun(child, inside);
                    break;
                case "sdt":
                    ReadControl(child);
                    break;
                case "hyperlink" or "smartTag" or "customXml" or "ins" or "moveTo" or "fldSimple" or "dir" or "bdo" or "sdtContent":
                    Walk(child, inside);
                    break;
            }
        }
    }

    private void ReadControl(SourceElement element)
    {
        var control = context.ControlOf(element);
        _controls.Add(control);
        var start = _text.Length;
        if (element.Child("sdtContent") is { } content)
        {
            Walk(content, control);
        }

        if (control.Kind == ControlKind.CheckBox)
        {
            _boxes.Add(new WordBox(start, _text.Length - start, control.IsChecked) { Control = control });
        }
    }

    private void ReadRun(SourceElement run, WordControl? inside)
    {
        var properties = run.Child("rPr");
        if (WordStyles.IsOn(properties?.Child("vanish")))
        {
            return;
        }

        var before = _text.Length;
        foreach (var child in run.Children)
        {
            ReadRunContent(child, run, inside);
        }

        if (_text.ToString(before, _text.Length - before).Trim().Length > 0)
        {
            _allBold &= WordStyles.IsOn(properties?.Child("b")) || context.Styles.IsBold(properties?.Child("rStyle")?["val"] ?? "");
        }
    }

    private void ReadRunContent(SourceElement child, SourceElement run, WordControl? inside)
    {
        switch (child.Name)
        {
            case "t" when !IsInInstruction:
                Add(child, run, child.Text);
                break;
            case "tab" or "ptab":
                Add(child, run, "\t");
                break;
            case "br" or "cr":
                _hasBreak |= child["type"] is "page" or "column";
                Add(child, run, "\n");
                break;
            case "noBreakHyphen":
                Add(child, run, "-");
                break;
            case "sym":
                AddSymbol(child, run, inside);
                break;
            case "fldChar":
                ReadFieldChar(child, run);
                break;
            case "drawing" or "pict" or "object" or "AlternateContent":
                _hasDrawing = true;
                break;
        }
    }

    private bool IsInInstruction => _open.Any(f => !f.IsPastSeparator);

    private void Add(SourceElement element, SourceElement run, string text)
    {
        if (_open.TryPeek(out var field) && field is { Field: { } form, IsPastSeparator: true })
        {
            form.Shown += text;
        }

        _pieces.Add(new TextPiece(element, run, _text.Length, text));
        _text.Append(text);
    }

    private void AddSymbol(SourceElement element, SourceElement run, WordControl? inside)
    {
        if (!int.TryParse(element["char"], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) || code is < 0x20 or > 0xFFFF)
        {
            return;
        }

        var glyph = (char)(code < 0x100 ? 0xF000 + code : code);
        if (inside?.Kind != ControlKind.CheckBox && Glyphs.IsBox(glyph))
        {
            _boxes.Add(new WordBox(_text.Length, 1, Glyphs.IsChecked(glyph)) { Symbol = element });
        }

        Add(element, run, glyph.ToString());
    }

    private void ReadFieldChar(SourceElement element, SourceElement run)
    {
        switch (element["fldCharType"])
        {
            case "begin":
                var form = element.Child("ffData") is null ? null : context.FieldOf(element);
                _open.Push(new FieldState(form, _text.Length));
                if (form is not null)
                {
                    _fields.Add(form);
                }

                break;
            case "separate" when _open.TryPeek(out var field):
                field.IsPastSeparator = true;
                _ = field.Field is null ? null : field.Field.SeparatorRun = run;
                break;
            case "end" when _open.TryPop(out var field):
                EndField(field, run);
                break;
        }
    }

    private void EndField(FieldState state, SourceElement run)
    {
        if (state.Field is not { } field)
        {
            return;
        }

        field.EndRun = run;
        if (field.Kind == ControlKind.CheckBox)
        {
            _boxes.Add(new WordBox(state.Start, _text.Length - state.Start, field.IsChecked) { Field = field });
        }
    }

    // Glyphs and "[ ]" typed as text; those of controls and fields are known already.
    private void AddTypedBoxes()
    {
        var raw = _text.ToString();
        foreach (Match match in TypedBox().Matches(raw))
        {
            if (_boxes.Any(b => match.Index < b.Start + Math.Max(b.Length, 1) && b.Start < match.Index + match.Length)
                || _controls.Count > 0 && IsInsideControl(match.Index))
            {
                continue;
            }

            var isChecked = match.Length == 1 ? Glyphs.IsChecked(match.Value[0]) : match.Value.AsSpan(1, match.Length - 2).Trim().Length > 0;
            _boxes.Add(new WordBox(match.Index, match.Length, isChecked) { Glyph = match.Value });
        }

        AddLinesToTick(raw);
    }

    // "Yes ___ No ___": short lines behind or before the choices, to put a cross on.
    private void AddLinesToTick(string raw)
    {
        var matches = _boxes.Count > 0 || _controls.Count > 0 || _fields.Count > 0 ? [] : LineToTick().Matches(raw).Select(m => m.Groups["g"]).ToList();
        foreach (var line in matches.Count >= 2 ? matches : [])
        {
            _boxes.Add(new WordBox(line.Index, line.Length, line.ValueSpan.IndexOfAny('x', 'X') >= 0) { Glyph = line.Value });
        }
    }

    [GeneratedRegex(@"(?<=\b(?:yes|no|n/a|na|ja|nein|nee|oui|non|sí|si|sim|não)\s{0,3}:?\s{0,3})(?<g>_{1,8}[xX]?_{1,8})(?![\w])|(?<![\w])(?<g>_{1,8}[xX]?_{1,8})(?=\s{0,3}(?:yes|no|n/a|na|ja|nein|nee|oui|non|sí|si|sim|não)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex LineToTick();

    private bool IsInsideControl(int at) =>
        _pieces.FirstOrDefault(p => p.Start <= at && at < p.End) is { } piece && IsInCheckBox(piece.Run);

    private static bool IsInCheckBox(SourceElement run)
    {
        for (var up = run.Parent; up is not null && up.Name != "p"; up = up.Parent)
        {
            if (up.Name == "sdt" && up.Child("sdtPr", "checkbox") is not null)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"[☐☒☑□■▢▣❏❑❒❐◻◼⬜○●◯◉\uF06F\uF0A8\uF071\uF072\uF078\uF0FE\uF0FD\uF052\uF0A3]|\[\s{0,4}[xX✓✔]?\s{0,3}\](?!\()|\(\s{1,4}[xX✓✔]?\s{0,3}\)|\([xX✓✔]\)")]
    private static partial Regex TypedBox();

    private sealed class FieldState(WordField? form, int start)
    {
        public WordField? Field => form;

        public int Start => start;

        public bool IsPastSeparator { get; set; }
    }
}
