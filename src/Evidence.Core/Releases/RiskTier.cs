namespace Evidence.Releases;

/// <summary>How much harm the release can do; gates are set by tier. Written 1, 2 or 3 in YAML.</summary>
public enum RiskTier
{
    /// <summary>High: consequential decisions about people, or safety.</summary>
    Tier1 = 1,

    /// <summary>Medium: noticeable effect on people, reversible.</summary>
    Tier2 = 2,

    /// <summary>Low: internal or trivial effect.</summary>
    Tier3 = 3,
}
