using Evidence.Documents.Questionnaires.Source;
using Evidence.Documents.Questionnaires.Words;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What is counted and looked up while a document is walked in order.</summary>
internal sealed class WordContext(WordStyles styles, WordNumbering numbering, CustomXmlParts data)
{
    private readonly List<WordControl> _controls = [];
    private readonly List<WordField> _fields = [];

    public WordStyles Styles => styles;

    /// <summary>Content controls met so far; ordinal n is at n - 1.</summary>
    public IReadOnlyList<WordControl> Controls => _controls;

    /// <summary>Form fields met so far; ordinal n is at n - 1.</summary>
    public IReadOnlyList<WordField> Fields => _fields;

    /// <summary>Tables met so far.</summary>
    public int Tables { get; set; }

    /// <summary>True: text of tracked changes was met.</summary>
    public bool HasTrackedChanges { get; set; }

    /// <summary>Reads a content control and gives it its number.</summary>
    public WordControl ControlOf(SourceElement element)
    {
        var properties = element.Child("sdtPr");
        var kind = KindOf(properties);
        var list = properties?.Child("dropDownList") ?? properties?.Child("comboBox");
        var (bound, isBound, isOutOfReach) = BindingOf(properties, kind);
        var control = new WordControl(element, _controls.Count + 1, kind)
        {
            Name = properties?.Child("alias")?["val"] ?? properties?.Child("tag")?["val"] ?? "",
            Choices = list is null ? [] : [.. list.Children.Where(i => i.Name == "listItem").Select(ChoiceOf).Where(c => c.Shown.Length > 0 && c.Stored.Length > 0 && !Placeholders.IsPlaceholder(c.Shown))],
            IsShowingPlaceholder = WordStyles.IsOn(properties?.Child("showingPlcHdr")),
            IsChecked = properties?.Child("checkbox", "checked") is { } isChecked && WordStyles.IsOn(isChecked),
            IsLocked = properties?.Child("lock")?["val"] is "contentLocked" or "sdtContentLocked" || isOutOfReach,
            IsBound = isBound,
            Data = bound,
        };
        _controls.Add(control);
        return control;
    }

    /// <summary>Reads a legacy form field and gives it its number.</summary>
    public WordField FieldOf(SourceElement begin)
    {
        var form = begin.Child("ffData")!;
        var box = form.Child("checkBox");
        var list = form.Child("ddList");
        var kind = box is not null ? ControlKind.CheckBox : list is not null ? ControlKind.DropDown : ControlKind.Text;
        var field = new WordField(begin, _fields.Count + 1, kind)
        {
            Choices = list is null ? [] : [.. list.Children.Where(e => e.Name == "listEntry").Select(e => e["val"] ?? "")],
            Chosen = int.TryParse(list?.Child("result")?["val"], out var chosen) && chosen >= 0 ? list!.Children.Where(e => e.Name == "listEntry").ElementAtOrDefault(chosen)?["val"] : null,
            IsChecked = WordStyles.IsOn(box?.Child("checked") ?? box?.Child("default")),
            MaxLength = int.TryParse(form.Child("textInput", "maxLength")?["val"], out var most) && most > 0 ? most : null,
            IsLocked = form.Child("enabled") is { } enabled && !WordStyles.IsOn(enabled),
        };
        _fields.Add(field);
        return field;
    }

    /// <summary>Heading level of a paragraph by its own outline level or its style; 0: none.</summary>
    public int HeadingLevel(SourceElement? properties, string style) =>
        properties?.Child("outlineLvl")?["val"] is { } own && int.TryParse(own, out var level) && level < 9 ? level + 1 : styles.HeadingLevelOf(style);

    /// <summary>The number a paragraph's list shows; paragraphs without words count as Word counts them, but show nothing.</summary>
    public ListLabel? NextLabel(SourceElement? properties, string style, bool hasWords)
    {
        var own = properties?.Child("numPr");
        var fromStyle = styles.ListOf(style);
        var list = own?.Child("numId")?["val"] ?? fromStyle?.List;
        if (list is null or "0")
        {
            return null;
        }

        var level = int.TryParse(own?.Child("ilvl")?["val"], out var stated) ? stated : Math.Max(fromStyle?.Level ?? 0, 0);
        var label = numbering.Next(list, level);
        return hasWords ? label : null;
    }

    private (BoundData? Data, bool IsBound, bool IsOutOfReach) BindingOf(SourceElement? properties, ControlKind kind)
    {
        if (properties?.Child("dataBinding") is not { } binding)
        {
            return (null, false, false);
        }

        if (CustomXmlParts.IsToProperty(binding))
        {
            return (null, true, false);
        }

        // Rich text is kept in the data as a whole document.
        var found = data.Of(binding, out var isDangling);
        return kind == ControlKind.RichText && !isDangling ? (null, false, true) : (found, false, found is null && !isDangling);
    }

    private static ControlKind KindOf(SourceElement? properties)
    {
        foreach (var child in properties?.Children ?? [])
        {
            switch (child.Name)
            {
                case "text":
                    return ControlKind.Text;
                case "dropDownList":
                    return ControlKind.DropDown;
                case "comboBox":
                    return ControlKind.Combo;
                case "date":
                    return ControlKind.Date;
                case "checkbox":
                    return ControlKind.CheckBox;
                case "picture" or "citation" or "bibliography" or "equation" or "docPartObj" or "docPartList" or "group" or "repeatingSection" or "repeatingSectionItem":
                    return ControlKind.Other;
            }
        }

        return ControlKind.RichText;
    }

    private static (string Shown, string Stored) ChoiceOf(SourceElement choice)
    {
        var stored = choice["value"] ?? choice["displayText"] ?? "";
        return (choice["displayText"] ?? stored, stored);
    }
}
