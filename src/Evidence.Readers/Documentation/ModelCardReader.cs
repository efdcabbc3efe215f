using System.Collections.Frozen;
using Evidence.Artifacts;
using Evidence.Ports;
using Evidence.Readers.Content;
using YamlDotNet.RepresentationModel;

namespace Evidence.Readers.Documentation;

/// <summary>
/// Model cards in Markdown: the nine sections of Mitchell et al. (2019), and where the card follows the Hugging Face template that one's sections too;
/// front matter with licence, data and the evaluation results of its <c>model-index</c>.
/// </summary>
internal sealed class ModelCardReader(ReaderTools tools) : CardReader(tools)
{
    private static readonly FrozenSet<string> _marks = FrozenSet.ToFrozenSet(
    [
        "library_name", "pipeline_tag", "model-index", "base_model", "model_name", "model_type", "widget", "inference", "co2_eq_emissions", "metrics", "model_creator",
        "base_model_relation", "quantized_by",
    ]);

    private static readonly string[] _templateHeadings = ["Direct Use", "Out-of-Scope Use", "Bias, Risks, and Limitations", "How to Get Started with the Model", "Model Card Contact", "Training Procedure"];

    public override string Id => "model-card";

    protected override string Format => "Model card";

    protected override string? Kind => ArtifactKinds.ModelCard;

    protected override IReadOnlySet<string> Fields { get; } = FrozenSet.ToFrozenSet(
    [
        "license", "license_name", "license_link", "language", "library_name", "pipeline_tag", "base_model", "datasets", "tags", "model_name", "model_type", "metrics",
        "co2_eq_emissions", "version", "developers", "owner", "owners", "contact", "date", "intended_use", "risk_level", "risk_tier",
    ]);

    protected override Recognition Recognise(CardOutline outline)
    {
        var title = SectionRule.Normal(outline.Title ?? "");
        if (title.StartsWith("model card", StringComparison.Ordinal) || title.EndsWith("model card", StringComparison.Ordinal))
        {
            return Recognition.Certain;
        }

        if (DatasetCardReader.IsDatasetCard(outline))
        {
            return Recognition.None;
        }

        var marks = outline.FrontMatter?.Fields.Count(field => _marks.Contains(field.Name)) ?? 0;
        var sections = SectionList.ModelCard.Sections.Count(rule => outline.Headings.Any(heading => rule.Matches(heading.Title)));
        return marks > 0 || sections >= 5 ? Recognition.Likely
            : sections >= 3 || outline.FrontMatter?.Problem is not null || outline.FrontMatter?.Get("license") is not null ? Recognition.Possible
            : Recognition.None;
    }

    protected override void WriteSections(CardOutline outline, FactSheet sheet)
    {
        new SectionCheck(outline, SectionList.ModelCard).Write(sheet, Completeness, Section);
        if (_templateHeadings.Count(title => outline.Headings.Any(heading => Words.Same(heading.Title, title))) >= 3)
        {
            new SectionCheck(outline, SectionList.HuggingFaceModelCard).Write(sheet, TemplateCompleteness, TemplateSection);
        }
    }

    protected override bool WriteField(string name, YamlNode value, FactSheet sheet)
    {
        if (name == "model-index")
        {
            ModelIndex.Write(value, sheet);
            return true;
        }

        if (name == "co2_eq_emissions" && FrontMatter.TextOf(FrontMatter.Get(value, "emissions") ?? value) is { } grams
            && double.TryParse(grams, System.Globalization.CultureInfo.InvariantCulture, out var emissions))
        {
            sheet.Add("sustainability.training_emissions", $"line {FrontMatter.LineOf(value)}", emissions / 1000);
            return true;
        }

        return false;
    }
}
