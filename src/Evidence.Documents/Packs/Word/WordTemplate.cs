using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evidence.Documents.Packs.Word;

/// <summary>
/// The content controls of a template, by their tags. Those named <c>pack-...</c> are filled in; all others (logo, organisation, classification, boilerplate)
/// are the brand team's and stay as they are. A template may leave any of them out except <c>pack-body</c>.
/// </summary>
internal sealed class WordTemplate(WordprocessingDocument document)
{
    /// <summary>Replaces what a block control holds.</summary>
    /// <returns>False where the template has no such control.</returns>
    public bool Fill(string tag, IEnumerable<OpenXmlElement> content)
    {
        var controls = Find<SdtBlock>(tag).ToArray();
        foreach (var control in controls.Take(1))
        {
            control.SdtContentBlock = new SdtContentBlock(content);
            control.SdtProperties?.RemoveAllChildren<ShowingPlaceholder>();
        }

        return controls.Length > 0;
    }

    /// <summary>Replaces the text of every control of that tag, in the text, in headers and in footers.</summary>
    public void FillText(string tag, string text)
    {
        foreach (var control in Find<SdtRun>(tag))
        {
            var properties = control.Descendants<RunProperties>().FirstOrDefault(found => found.Parent is Run)?.CloneNode(true);
            var run = new Run(WordText.Text(text));
            if (properties is not null)
            {
                run.PrependChild(properties);
            }

            control.SdtContentRun = new SdtContentRun(run);
            control.SdtProperties?.RemoveAllChildren<ShowingPlaceholder>();
        }
    }

    private IEnumerable<T> Find<T>(string tag)
        where T : SdtElement =>
        Roots().SelectMany(root => root.Descendants<T>()).Where(control => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value == tag);

    private IEnumerable<OpenXmlElement> Roots()
    {
        var main = document.MainDocumentPart!;
        return new OpenXmlElement?[] { main.Document }
            .Concat(main.HeaderParts.Select(part => part.Header))
            .Concat(main.FooterParts.Select(part => part.Footer))
            .OfType<OpenXmlElement>();
    }
}
