using Evidence.Documents.Questionnaires.Drafts;
using Evidence.Documents.Questionnaires.Source;

namespace Evidence.Documents.Questionnaires.Word;

/// <summary>Questions inside of text boxes: they are listed, and a person answers them. A text box stands in the file twice, for old programs too.</summary>
internal static class TextBoxes
{
    private const string Doubt = "it stands in a text box, which is not filled";
    private const int MostBoxes = 50;

    /// <summary>The questions of the text boxes anchored in a block.</summary>
    /// <param name="block">A paragraph of the body; tables are left out.</param>
    /// <param name="context">The document's styles and lists.</param>
    /// <param name="settings">What is around.</param>
    public static IEnumerable<QuestionDraft> Read(WordBlock block, WordContext context, FlowSettings settings)
    {
        if (block is not WordParagraph { HasDrawing: true } paragraph)
        {
            return [];
        }

        var inner = new FlowSettings
        {
            Headings = settings.Headings,
            Protection = settings.Protection,
            IsQuestionnaire = settings.IsQuestionnaire,
            Location = "text box in paragraph " + paragraph.Path.TrimStart('p'),
            Doubt = Doubt,
        };
        return Contents(paragraph.Element).Take(MostBoxes).SelectMany(c => ReadOne(new BlockReader(context).Read(c, ""), inner)).Select(d => d.WithoutSlots());
    }

    private static List<QuestionDraft> ReadOne(IReadOnlyList<WordBlock> blocks, FlowSettings settings)
    {
        var found = new List<QuestionDraft>();
        var flow = new FlowReader(blocks, settings);
        for (var at = 0; at < blocks.Count;)
        {
            at = blocks[at] is WordParagraph ? flow.ReadAt(at, found) : at + 1;
        }

        return found;
    }

    // What old programs show instead is the same again.
    private static IEnumerable<SourceElement> Contents(SourceElement element)
    {
        foreach (var child in element.Children.Where(c => c.Name != "Fallback"))
        {
            if (child.Name == "txbxContent")
            {
                yield return child;
                continue;
            }

            foreach (var deeper in Contents(child))
            {
                yield return deeper;
            }
        }
    }
}
