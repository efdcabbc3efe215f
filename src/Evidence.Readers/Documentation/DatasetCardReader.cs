using System.Collections.Frozen;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;

namespace Evidence.Readers.Documentation;

/// <summary>
/// Datasheets and dataset cards in Markdown: the seven groups of questions of Gebru et al. (2021), and where the card follows the Hugging Face template
/// that one's sections too.
/// </summary>
internal sealed class DatasetCardReader(ReaderTools tools) : CardReader(tools)
{
    private static readonly FrozenSet<string> _marks = FrozenSet.ToFrozenSet(
    [
        "annotations_creators", "language_creators", "multilinguality", "size_categories", "source_datasets", "task_categories", "task_ids", "pretty_name", "dataset_info",
        "paperswithcode_id", "train-eval-index", "configs",
    ]);

    private static readonly string[] _templateHeadings = ["Direct Use", "Dataset Structure", "Curation Rationale", "Data Collection and Processing", "Dataset Card Contact", "Dataset Description"];

    private static readonly string[] _titles = ["dataset card", "datasheet", "data card", "data sheet", "data statement", "datasheet for"];

    public override string Id => "dataset-card";

    protected override string Format => "Dataset card";

    protected override string? Kind => ArtifactKinds.DatasetCard;

    protected override IReadOnlySet<string> Fields { get; } = FrozenSet.ToFrozenSet(
    [
        "license", "license_name", "language", "pretty_name", "size_categories", "task_categories", "source_datasets", "annotations_creators", "language_creators", "multilinguality",
        "tags", "version", "owner", "owners", "contact",
    ]);

    /// <summary>True where the document says of itself that it describes data.</summary>
    public static bool IsDatasetCard(CardOutline outline)
    {
        var title = SectionRule.Normal(outline.Title ?? "");
        return _titles.Any(word => title.StartsWith(word, StringComparison.Ordinal) || title.EndsWith(word, StringComparison.Ordinal))
            || outline.FrontMatter?.Fields.Count(field => _marks.Contains(field.Name)) > 0;
    }

    protected override Recognition Recognise(CardOutline outline)
    {
        if (IsDatasetCard(outline))
        {
            return Recognition.Certain;
        }

        var sections = SectionList.Datasheet.Sections.Count(rule => outline.Headings.Any(heading => rule.Matches(heading.Title)));
        var modelSections = SectionList.ModelCard.Sections.Count(rule => outline.Headings.Any(heading => rule.Matches(heading.Title)));
        return sections >= 5 ? Recognition.Likely : sections >= 4 && sections > modelSections ? Recognition.Possible : Recognition.None;
    }

    protected override void WriteSections(CardOutline outline, FactSheet sheet)
    {
        new SectionCheck(outline, SectionList.Datasheet).Write(sheet, Completeness, Section);
        if (_templateHeadings.Count(title => outline.Headings.Any(heading => Words.Same(heading.Title, title))) >= 3)
        {
            new SectionCheck(outline, SectionList.HuggingFaceDatasetCard).Write(sheet, TemplateCompleteness, TemplateSection);
        }
    }
}
