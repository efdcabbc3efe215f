namespace Evidence.Documents.Packs;

/// <summary>How packs are written.</summary>
/// <param name="TemplateFile">Word template of the customer's brand; null: the one that comes with the product.</param>
public sealed record PackDocumentOptions(string? TemplateFile = null);
