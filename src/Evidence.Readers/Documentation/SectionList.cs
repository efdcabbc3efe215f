namespace Evidence.Readers.Documentation;

/// <summary>A published list of the sections a card or datasheet is to have.</summary>
/// <param name="Name">Who published it.</param>
/// <param name="Sections">The sections in their order.</param>
internal sealed record SectionList(string Name, IReadOnlyList<SectionRule> Sections)
{
    /// <summary>Mitchell et al., "Model Cards for Model Reporting", FAT* 2019, figure 1 (https://doi.org/10.1145/3287560.3287596).</summary>
    public static SectionList ModelCard { get; } = new("Mitchell et al. 2019",
    [
        new("Model details", ["overview", "description", "about", "model"], ["model details", "model description", "model information", "model overview", "model summary", "model type", "model date", "model version", "technical specifications"]),
        new("Intended use", ["use", "uses"], ["intended use", "intended uses", "use cases", "model use", "direct use", "downstream use", "out of scope", "intended users", "intended purpose"]),
        new("Factors", [], ["factors", "relevant groups", "subgroups", "demographics", "demographic groups"]),
        new("Metrics", [], ["metrics", "performance measures", "decision thresholds"]),
        new("Evaluation data", [], ["evaluation data", "evaluation dataset", "evaluation datasets", "testing data", "test data", "test dataset", "validation data"]),
        new("Training data", ["data", "dataset", "datasets"], ["training data", "training dataset", "training datasets", "pretraining data", "training corpus"]),
        new("Quantitative analyses", ["evaluation", "results", "performance", "benchmarks"], ["quantitative analysis", "quantitative analyses", "evaluation results", "test results", "results", "performance", "benchmark results"]),
        new("Ethical considerations", ["bias", "risks", "ethics", "safety"], ["ethical", "bias risks", "bias and fairness", "fairness", "risks and", "broader implications", "broader impact", "societal impact", "social impact", "responsible ai"]),
        new("Caveats and recommendations", [], ["caveats", "recommendations", "limitations", "known issues"]),
    ]);

    /// <summary>The sections of the Hugging Face model card template that are not marked optional (https://huggingface.co/docs/hub/model-card-annotated).</summary>
    public static SectionList HuggingFaceModelCard { get; } = new("Hugging Face model card template",
    [
        new("Model description", [], ["model description"]),
        new("Direct use", [], ["direct use"]),
        new("Out-of-scope use", [], ["out of scope use"]),
        new("Bias, risks, and limitations", [], ["bias risks and limitations", "bias risks limitations"]),
        new("Recommendations", [], ["recommendations"]),
        new("How to get started", [], ["how to get started", "how to use"]),
        new("Training data", [], ["training data"]),
        new("Training procedure", [], ["training procedure"]),
        new("Testing data", [], ["testing data"]),
        new("Factors", [], ["factors"]),
        new("Metrics", [], ["metrics"]),
        new("Results", [], ["results"]),
        new("Environmental impact", [], ["environmental impact"]),
        new("Model card contact", [], ["model card contact"]),
    ]);

    /// <summary>Gebru et al., "Datasheets for Datasets", CACM 64(12), 2021, section 3 (https://doi.org/10.1145/3458723).</summary>
    public static SectionList Datasheet { get; } = new("Gebru et al. 2021",
    [
        new("Motivation", [], ["motivation", "curation rationale", "purpose of the dataset", "dataset summary"]),
        new("Composition", [], ["composition", "dataset structure", "data instances", "data fields", "dataset composition"]),
        new("Collection process", ["source data", "collection"], ["collection process", "data collection", "source data"]),
        new("Preprocessing, cleaning, labeling", ["annotations"], ["preprocessing", "cleaning", "labeling", "labelling", "annotation process", "annotations"]),
        new("Uses", ["use", "uses"], ["uses", "direct use", "intended use", "considerations for using the data", "use cases"]),
        new("Distribution", [], ["distribution", "licensing information", "dataset sources", "license", "licence", "access"]),
        new("Maintenance", [], ["maintenance", "dataset card contact", "dataset curators", "contact"]),
    ]);

    /// <summary>The sections of the Hugging Face dataset card template that are not marked optional (https://huggingface.co/docs/hub/datasets-cards).</summary>
    public static SectionList HuggingFaceDatasetCard { get; } = new("Hugging Face dataset card template",
    [
        new("Dataset description", [], ["dataset description"]),
        new("Direct use", [], ["direct use"]),
        new("Out-of-scope use", [], ["out of scope use"]),
        new("Dataset structure", [], ["dataset structure"]),
        new("Curation rationale", [], ["curation rationale"]),
        new("Data collection and processing", [], ["data collection and processing"]),
        new("Source data producers", [], ["who are the source data producers"]),
        new("Personal and sensitive information", [], ["personal and sensitive information"]),
        new("Bias, risks, and limitations", [], ["bias risks and limitations"]),
        new("Recommendations", [], ["recommendations"]),
        new("Dataset card contact", [], ["dataset card contact"]),
    ]);
}
