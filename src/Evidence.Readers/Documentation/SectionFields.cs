using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>Holds a card that has fields instead of headings against the sections of Mitchell et al.</summary>
internal sealed class SectionFields(FactSheet sheet, string cardPointer)
{
    private readonly Dictionary<string, (string Pointer, bool IsFilled)> _found = new(StringComparer.Ordinal);

    /// <summary>A field that belongs to a section: it fills the section where it holds a text, a number or a filled part.</summary>
    public void Take(string section, JsonAt? field)
    {
        if (field is { } value && !(_found.TryGetValue(section, out var known) && known.IsFilled))
        {
            _found[section] = (value.Pointer, IsFilled(value, 0));
        }
    }

    /// <summary>Writes the completeness of the card and a fact for each section.</summary>
    /// <param name="completeness">Metric of the completeness.</param>
    /// <param name="section">Metric of a section.</param>
    /// <param name="attributes">What is said of each fact.</param>
    public void Write(string completeness, string section, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var list = SectionList.ModelCard;
        var filled = list.Sections.Count(rule => _found.TryGetValue(rule.Name, out var found) && found.IsFilled);
        var missing = list.Sections.Where(rule => !_found.TryGetValue(rule.Name, out var found) || !found.IsFilled).Select(rule => rule.Name);
        var common = Attributes.Of(attributes).With(("section-list", list.Name));
        sheet.Add(completeness, cardPointer, (double)filled / list.Sections.Count, new About(
            SampleSize: list.Sections.Count, Successes: filled, Attributes: common.With(("missing", string.Join("; ", missing)))));
        foreach (var rule in list.Sections)
        {
            var isThere = _found.TryGetValue(rule.Name, out var found);
            sheet.Add(section, isThere ? found.Pointer : cardPointer, found.IsFilled ? 1 : 0, new About(
                Slice.Of("section", rule.Name), Attributes: common.With(("state", found.IsFilled ? "present" : isThere ? "empty" : "missing"))));
        }
    }

    private static bool IsFilled(JsonAt value, int depth) =>
        value.Text is { } text ? CardText.IsFilled(text)
        : depth < 6 && (value.Items.Any(item => IsFilled(item, depth + 1)) || value.Members.Any(member => IsFilled(member.Value, depth + 1)));
}
