using System.Globalization;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>Holds a document against a published list of sections.</summary>
internal sealed class SectionCheck(CardOutline outline, SectionList list)
{
    /// <summary>Writes the share of sections that are filled, and a fact for each section: 1 where it is, 0 where it is missing or empty.</summary>
    public void Write(FactSheet sheet, string completeness, string section)
    {
        var found = list.Sections.Select(rule => (Rule: rule, State: StateOf(rule))).ToList();
        var filled = found.Count(entry => entry.State.IsFilled);
        var missing = found.Where(entry => !entry.State.IsFilled).Select(entry => entry.Rule.Name).ToList();
        sheet.Add(completeness, "line 1", (double)filled / list.Sections.Count, new About(
            SampleSize: list.Sections.Count,
            Successes: filled,
            Attributes: Attributes.Of(("section-list", list.Name), ("missing", string.Join("; ", missing)))));
        foreach (var (rule, state) in found)
        {
            sheet.Add(section, state.Pointer, state.IsFilled ? 1 : 0, About.Sliced("section", rule.Name, ("section-list", list.Name), ("heading", state.Heading), ("state", state.Word)));
        }
    }

    private State StateOf(SectionRule rule)
    {
        var headings = outline.Headings.Select((heading, index) => (heading, index)).Where(entry => rule.Matches(entry.heading.Title)).ToList();
        if (headings.Count == 0)
        {
            return new(false, "line 1", null, "missing");
        }

        var best = headings.FirstOrDefault(entry => IsFilled(entry.index, rule));
        var shown = best.heading ?? headings.MinBy(entry => entry.heading.Title.Length).heading;
        var pointer = string.Create(CultureInfo.InvariantCulture, $"line {shown.Line}");
        return new(best.heading is not null, pointer, shown.Title, best.heading is not null ? "present" : CardText.IsPlaceholder(shown.Body) ? "placeholder" : "empty");
    }

    // The text under a heading, and under its subheadings unless those are sections of the list themselves.
    private bool IsFilled(int index, SectionRule rule)
    {
        var heading = outline.Headings[index];
        if (CardText.IsFilled(heading.Body))
        {
            return true;
        }

        for (var at = index + 1; at < outline.Headings.Count && outline.Headings[at].Level > heading.Level; at++)
        {
            var sub = outline.Headings[at];
            if ((rule.Matches(sub.Title) || !list.Sections.Any(other => other.Matches(sub.Title))) && CardText.IsFilled(sub.Body))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record State(bool IsFilled, string Pointer, string? Heading, string Word);
}
