namespace Evidence.Controls;

/// <summary>A way along crosswalk rows from a control that evidence is mapped to, to the control it then speaks for.</summary>
/// <param name="Origin">The control evidence is mapped to.</param>
/// <param name="Relation">How the origin relates to the control at the end: the weakest hop, or less.</param>
/// <param name="Hops">Each control on the way with the relation to the next, from the origin on: <c>nist-ai-rmf:MEASURE 2.11 (superset)</c>.</param>
public sealed record CrosswalkPath(ControlRef Origin, CrosswalkRelation Relation, IReadOnlyList<string> Hops);
