namespace Evidence.Scorecards;

/// <summary>Computes one key figure.</summary>
/// <remarks>Implementers say that there is no data, and why, wherever the figure would rest on nothing.</remarks>
internal interface IKpi
{
    /// <summary>What it is.</summary>
    KpiDefinition Definition { get; }

    /// <summary>The figure for one release.</summary>
    KpiPoint Measure(KpiInput input);
}
