using Evidence.Readers.Content;
using Evidence.Readers.Documentation;

namespace Evidence.Readers.SupplyChain;

/// <summary>The components of a CycloneDX document, nested ones included.</summary>
internal sealed class CycloneDxComponents(FactSheet sheet, BillOfMaterials bill)
{
    private const int MaxDepth = 32;
    private const double KilogramsPerTonne = 1000;

    private readonly List<(JsonAt Card, string Model)> _cards = [];

    /// <summary>Takes a component.</summary>
    /// <param name="component">It; null: none.</param>
    /// <param name="isListed">False for the subject of the document itself, which is no component of it.</param>
    public void Take(JsonAt? component, bool isListed) => Take(component, isListed, 0);

    /// <summary>A vulnerability; of several ratings the most severe counts.</summary>
    public static Vulnerability VulnerabilityOf(JsonAt vulnerability)
    {
        var ratings = vulnerability.Get("ratings")?.Items.Select(rating => Severities.Normalise(rating.Get("severity")?.Text) ?? Severities.OfScore(rating.Get("score")?.Number)).OfType<string>().ToList() ?? [];
        return new(
            vulnerability.Pointer,
            vulnerability.Get("id")?.Text,
            vulnerability.Get("description", "detail")?.Text,
            Severities.All.FirstOrDefault(ratings.Contains) ?? "info",
            vulnerability.At("analysis", "state")?.Text,
            vulnerability.Get("affects")?.Items.Select(affected => affected.Get("ref")?.Text).FirstOrDefault(),
            Times.Iso(vulnerability.Get("published", "created")?.Time),
            (vulnerability.At("analysis", "detail") ?? vulnerability.Get("recommendation"))?.Text);
    }

    /// <summary>Writes what the cards of models say.</summary>
    public void WriteCards()
    {
        foreach (var (card, model) in _cards)
        {
            foreach (var metric in card.At("quantitativeAnalysis", "performanceMetrics")?.Items ?? [])
            {
                PerformanceMetric.Write(sheet, metric, model);
            }

            WriteSections(card, model);
            WriteEnergy(card, model);
        }
    }

    private void Take(JsonAt? component, bool isListed, int depth)
    {
        if (component is not { } here || depth > MaxDepth)
        {
            return;
        }

        var name = here.Get("name")?.Text ?? "(unnamed)";
        var owner = here.At("supplier", "name")?.Text ?? here.At("manufacturer", "name")?.Text ?? here.Get("publisher", "author", "group")?.Text;
        if (isListed)
        {
            bill.Take(here.Pointer, Licences(here));
        }

        if (here.Get("type")?.Text == "machine-learning-model")
        {
            bill.TakeModel(here.Pointer, name, here.Get("version")?.Text, owner, here.At("modelCard", "modelParameters", "task")?.Text);
            TakeDatasets(here.At("modelCard", "modelParameters", "datasets"));
        }
        else if (here.Get("type")?.Text == "data")
        {
            TakeDatasets(here.Get("data") is { Size: > 0 } data ? data : null);
            if (here.Get("data") is not { Size: > 0 })
            {
                bill.TakeDataset(here.Pointer, name, owner, null);
            }
        }

        if (here.Get("modelCard") is { } card)
        {
            _cards.Add((card, name));
        }

        foreach (var nested in here.Get("components")?.Items ?? [])
        {
            Take(nested, true, depth + 1);
        }
    }

    private void TakeDatasets(JsonAt? datasets)
    {
        foreach (var dataset in datasets?.Items ?? [])
        {
            var name = dataset.Get("name")?.Text ?? dataset.Get("ref")?.Text;
            if (name is not null && dataset.Get("type")?.Text is null or "dataset")
            {
                bill.TakeDataset(dataset.Pointer, name ?? "(unnamed)", dataset.At("governance", "owners")?.Items.Select(one => one.At("organization", "name")?.Text ?? one.At("contact", "name")?.Text).FirstOrDefault(), dataset.Get("classification")?.Text);
            }
        }
    }

    private static List<string> Licences(JsonAt component) =>
        [.. (component.Get("licenses")?.Items ?? []).Select(entry => (entry.At("license", "id") ?? entry.At("license", "name") ?? entry.Get("expression"))?.Text).OfType<string>().Where(text => text.Length > 0)];

    private void WriteSections(JsonAt card, string model)
    {
        var considerations = card.Get("considerations");
        var sections = new SectionFields(sheet, card.Pointer);
        foreach (var detail in new[] { "task", "architectureFamily", "modelArchitecture", "approach" })
        {
            sections.Take("Model details", card.At("modelParameters", detail));
        }

        sections.Take("Intended use", considerations?.Get("useCases"));
        sections.Take("Intended use", considerations?.Get("users"));
        sections.Take("Factors", considerations?.Get("fairnessAssessments"));
        sections.Take("Metrics", card.At("quantitativeAnalysis", "performanceMetrics"));
        sections.Take("Training data", card.At("modelParameters", "datasets"));
        sections.Take("Quantitative analyses", card.At("quantitativeAnalysis", "performanceMetrics"));
        sections.Take("Quantitative analyses", card.At("quantitativeAnalysis", "graphics"));
        sections.Take("Ethical considerations", considerations?.Get("ethicalConsiderations"));
        sections.Take("Caveats and recommendations", considerations?.Get("technicalLimitations"));
        sections.Take("Caveats and recommendations", considerations?.Get("performanceTradeoffs"));
        sections.Write("supply.model_card_completeness", "supply.model_card_section", ("model", model));
    }

    // CycloneDX 1.6: energy in kWh, carbon dioxide equivalents in tonnes.
    private void WriteEnergy(JsonAt card, string model)
    {
        foreach (var use in card.Get("considerations")?.At("environmentalConsiderations", "energyConsumptions")?.Items ?? [])
        {
            var about = About.With(("model", model), ("activity", use.Get("activity")?.Text));
            if (use.At("activityEnergyCost", "value") is { Number: { } energy } cost)
            {
                sheet.Add("sustainability.energy", cost.Pointer, energy, about);
            }

            if (use.At("co2CostEquivalent", "value") is { Number: { } tonnes } carbon)
            {
                sheet.Add("sustainability.training_emissions", carbon.Pointer, tonnes * KilogramsPerTonne, about);
            }
        }
    }
}
