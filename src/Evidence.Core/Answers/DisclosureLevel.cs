namespace Evidence.Answers;

/// <summary>Who may see a text. An audience sees its own level and those above it in this list, never those below.</summary>
public enum DisclosureLevel
{
    /// <summary>Anyone.</summary>
    Public = 0,

    /// <summary>Customers under a non-disclosure agreement.</summary>
    Nda = 1,

    /// <summary>Nobody outside.</summary>
    Internal = 2,
}
