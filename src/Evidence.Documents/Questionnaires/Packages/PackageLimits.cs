namespace Evidence.Documents.Questionnaires.Packages;

/// <summary>How large a customer's file may be. Real questionnaires stay below a tenth of each limit.</summary>
internal static class PackageLimits
{
    /// <summary>Bytes of the file as it lies on disk.</summary>
    public const long FileBytes = 100L << 20;

    /// <summary>Entries of the package.</summary>
    public const int Entries = 10_000;

    /// <summary>Bytes of one XML part once unpacked.</summary>
    public const int PartBytes = 48 << 20;

    /// <summary>Bytes of all parts together once unpacked, as the package declares them.</summary>
    public const long AllBytes = 1L << 30;

    /// <summary>Most a part may grow when unpacked; looked at for parts above <see cref="RatioFrom"/> bytes.</summary>
    public const int Ratio = 250;

    /// <summary>Parts smaller than this are never a bomb.</summary>
    public const long RatioFrom = 8L << 20;

    /// <summary>Elements of one XML part that is held in memory.</summary>
    public const int Elements = 1_200_000;

    /// <summary>Depth of one XML part; Word itself stops far below.</summary>
    public const int Depth = 256;
}
