using System.Globalization;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>What model cards and dataset cards in Markdown have in common: front matter, headings, and a list of sections they are held against.</summary>
internal abstract class CardReader(ReaderTools tools) : TextArtifactReader(tools)
{
    protected const string Completeness = "documentation.completeness";
    protected const string Section = "documentation.section_present";
    protected const string TemplateCompleteness = "documentation.template_completeness";
    protected const string TemplateSection = "documentation.template_section_present";

    protected override Recognition Recognise(string head, ArtifactHead about)
    {
        var outline = CardOutline.Parse(head);
        return about.DeclaredKind == Kind && (outline.FrontMatter is not null || outline.Headings.Count > 0) ? Recognition.Certain : Recognise(outline);
    }

    protected abstract Recognition Recognise(CardOutline outline);

    protected override string? Read(string text, FactSheet sheet)
    {
        var outline = CardOutline.Parse(text);
        if (outline.FrontMatter?.Problem is { } problem && !outline.IsTemplate && outline.Headings.Count <= 1)
        {
            return problem;
        }

        if (outline.IsTemplate)
        {
            sheet.Note("The document is a template that was never filled in.");
        }
        else if (outline.FrontMatter?.Problem is { } damaged)
        {
            sheet.Note($"Line 1: {damaged}");
        }

        WriteFields(outline, sheet);
        WriteSections(outline, sheet);
        return null;
    }

    /// <summary>Holds the document against the published lists that apply.</summary>
    protected abstract void WriteSections(CardOutline outline, FactSheet sheet);

    /// <summary>Fields of the front matter that are facts.</summary>
    protected abstract IReadOnlySet<string> Fields { get; }

    /// <summary>A field that needs more than its text.</summary>
    protected virtual bool WriteField(string name, YamlDotNet.RepresentationModel.YamlNode value, FactSheet sheet) => false;

    private void WriteFields(CardOutline outline, FactSheet sheet)
    {
        foreach (var (name, value, line) in outline.FrontMatter?.Fields ?? [])
        {
            if (WriteField(name, value, sheet) || !Fields.Contains(name))
            {
                continue;
            }

            var texts = FrontMatter.Items(value).Select(FrontMatter.TextOf).OfType<string>().Take(50).ToList();
            if (texts.Count > 0)
            {
                sheet.AddText("documentation.field", string.Create(CultureInfo.InvariantCulture, $"line {line}"), string.Join(", ", texts), About.Sliced("field", name));
            }
        }
    }
}
