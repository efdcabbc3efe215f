namespace Evidence.Controls;

/// <summary>How strongly an artifact speaks for a control.</summary>
public enum MappingStrength
{
    /// <summary>Helps, but is not enough by itself.</summary>
    Supporting,

    /// <summary>Is what the control asks for.</summary>
    Direct,
}
