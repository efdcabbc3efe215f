namespace Evidence.Facts;

/// <summary>Which way a metric is better.</summary>
public enum MetricDirection
{
    /// <summary>Neither way; a description.</summary>
    None,

    /// <summary>Higher is better.</summary>
    Higher,

    /// <summary>Lower is better.</summary>
    Lower,
}
