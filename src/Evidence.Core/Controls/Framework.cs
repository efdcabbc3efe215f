namespace Evidence.Controls;

/// <summary>A framework as data (framework-mappings/*.yaml).</summary>
/// <param name="Id">Lower-case words joined by hyphens: <c>nist-ai-rmf</c>, <c>iso-23894</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Version">Edition, for instance <c>1.0</c> or <c>2023</c>.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Source">Where the ids come from: a URL or a citation.</param>
/// <param name="IsGuidance">True where nobody can be certified against it; outputs then never say "certified" or "compliant".</param>
/// <param name="Groups">Functions, categories, clauses that hold controls, outermost first.</param>
/// <param name="Controls">The leaves, in the framework's order.</param>
public sealed record Framework(
    string Id,
    string Title,
    string Version,
    string Publisher,
    string Source,
    bool IsGuidance,
    IReadOnlyList<ControlGroup> Groups,
    IReadOnlyList<Control> Controls);
