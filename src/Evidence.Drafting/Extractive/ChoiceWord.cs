namespace Evidence.Drafting.Extractive;

/// <summary>What an option of a form means.</summary>
internal enum ChoiceWord
{
    Other,
    Yes,
    No,
    Partial,
    NotApplicable,
    NotAvailable,
}
