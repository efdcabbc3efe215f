using System.Globalization;
using Evidence.Documents.Questionnaires.Source;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Fills content controls and legacy form fields.</summary>
internal sealed class ControlWriting(WordEdits edits, TextWriting text)
{
    /// <summary>Fills a content control; a reason where it cannot be.</summary>
    public string? Fill(WordControl control, string words)
    {
        if (control.IsLocked)
        {
            return "its content control is locked";
        }

        if (control.IsBound)
        {
            return "its content control shows data of the document, which a program has to change";
        }

        if (control.Kind == ControlKind.DropDown && !control.Choices.Any(c => c.Shown == words))
        {
            return $"its list takes only {string.Join(", ", control.Choices.Select(c => c.Shown))}";
        }

        if (control.Element.Child("sdtContent") is not { } content)
        {
            return "its content control is empty";
        }

        if (control.Data is { } data && edits.PutData(data, DataOf(control, words)) is { } problem)
        {
            return problem;
        }

        EndPlaceholder(control);
        if (control.Kind == ControlKind.Date)
        {
            SetDate(control, words);
        }

        WriteContent(control, content, words);
        return null;
    }

    /// <summary>Fills a legacy form field; a reason where it cannot be.</summary>
    public string? Fill(WordField field, string words)
    {
        if (field.IsLocked)
        {
            return "its form field is switched off";
        }

        return field.Kind == ControlKind.DropDown ? Select(field, words) : Write(field, words);
    }

    // Lists keep the value behind the words, dates the day.
    private static string DataOf(WordControl control, string words) => control.Kind switch
    {
        ControlKind.DropDown or ControlKind.Combo => control.Choices.Where(c => c.Shown == words).Select(c => c.Stored).FirstOrDefault() ?? words,
        ControlKind.Date when DateOnly.TryParse(words, CultureInfo.InvariantCulture, out var day) && control.Element.Child("sdtPr", "date", "storeMappedDataAs")?["val"] is not "text" =>
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (control.Element.Child("sdtPr", "date", "storeMappedDataAs")?["val"] is "date" ? "" : "T00:00:00"),
        _ => OneLine(control, words),
    };

    private void EndPlaceholder(WordControl control)
    {
        if (control.Element.Child("sdtPr", "showingPlcHdr") is { } showing)
        {
            edits.Remove(showing);
        }
    }

    private void SetDate(WordControl control, string words)
    {
        var date = control.Element.Child("sdtPr", "date")!;
        if (!DateOnly.TryParse(words, CultureInfo.InvariantCulture, out var day))
        {
            return;
        }

        var tag = $"<{date.Tag("date")} {date.Tag("fullDate")}=\"{day:yyyy-MM-dd}T00:00:00Z\"";
        edits.Replace(date.Start, date.ContentStart, tag + (date.IsSelfClosing ? "/>" : ">"));
    }

    private void WriteContent(WordControl control, SourceElement content, string words)
    {
        var cell = content.Child("tc");
        var paragraph = (cell ?? content).Child("p");
        if (paragraph is null && cell is null)
        {
            var near = content.Descendants("r").FirstOrDefault() ?? content;
            edits.ReplaceContent(content, WordMarkup.Run(content, edits.Markup.RunPropertiesOf(content, control.Element.Child("sdtPr", "rPr") ?? near.Child("rPr")), OneLine(control, words)));
            return;
        }

        if (paragraph is null)
        {
            return;
        }

        WriteParagraphs(control, content, cell, paragraph, words);
    }

    private void WriteParagraphs(WordControl control, SourceElement content, SourceElement? cell, SourceElement paragraph, string words)
    {
        foreach (var other in (cell ?? content).Children.Where(c => c != paragraph && c.Name is "p" or "tbl" or "sdt"))
        {
            edits.Remove(other);
        }

        foreach (var shown in paragraph.Children.Where(c => c.Name is "r" or "hyperlink" or "sdt" or "ins" or "fldSimple" or "smartTag"))
        {
            edits.Remove(shown);
        }

        var properties = control.Element.Child("sdtPr", "rPr") ?? paragraph.Descendants("r").FirstOrDefault()?.Child("rPr") ?? paragraph.Child("pPr", "rPr");
        text.Append(paragraph, OneLine(control, words), edits.Markup.RunPropertiesOf(paragraph, properties));
    }

    // A plain-text control without multiLine takes one line.
    private static string OneLine(WordControl control, string words) =>
        control.Kind == ControlKind.Text && control.Element.Child("sdtPr", "text")?["multiLine"] is not ("1" or "true") ? Fold.Spaces(words) : words;

    private string? Select(WordField field, string words)
    {
        var index = field.Choices.ToList().IndexOf(words);
        if (index < 0)
        {
            return $"its list takes only {string.Join(", ", field.Choices)}";
        }

        var list = field.Begin.Child("ffData", "ddList")!;
        var markup = $"<{list.Tag("result")} {list.Tag("val")}=\"{index}\"/>";
        if (list.Child("result") is { } result)
        {
            edits.Replace(result, markup);
        }
        else
        {
            edits.Replace(list.ContentStart, list.ContentStart, markup);
        }

        return null;
    }

    private string? Write(WordField field, string words)
    {
        if (field.EndRun is not { } end)
        {
            return "its form field goes over several paragraphs";
        }

        var near = field.SeparatorRun?.Child("rPr") ?? end.Child("rPr");
        var paragraph = Up(end, "p");
        foreach (var run in RunsBetween(paragraph, field))
        {
            near = run.Child("rPr") ?? near;
            edits.Remove(run);
        }

        var written = WordMarkup.Run(end, edits.Markup.RunPropertiesOf(end, near), words);
        var separator = field.SeparatorRun is null ? $"<{end.Tag("r")}><{end.Tag("fldChar")} {end.Tag("fldCharType")}=\"separate\"/></{end.Tag("r")}>" : "";
        edits.InsertBefore(end, separator + written);
        return null;
    }

    private static IEnumerable<SourceElement> RunsBetween(SourceElement paragraph, WordField field) =>
        field.SeparatorRun is not { } from ? []
        : paragraph.Descendants("r").Where(r => r.Start >= from.End && r.End <= field.EndRun!.Start);

    private static SourceElement Up(SourceElement element, string name)
    {
        var up = element;
        while (up.Parent is not null && up.Name != name)
        {
            up = up.Parent;
        }

        return up;
    }
}
