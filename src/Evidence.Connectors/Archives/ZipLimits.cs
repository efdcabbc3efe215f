namespace Evidence.Connectors.Archives;

/// <summary>How much may come out of an archive.</summary>
/// <param name="MaxEntries">Number of entries.</param>
/// <param name="MaxTotalBytes">Bytes of all entries together, unpacked.</param>
/// <param name="MaxRatio">How many times its packed size an entry may have, from <paramref name="RatioFrom"/> bytes on.</param>
/// <param name="RatioFrom">Entries up to this size are never too well packed.</param>
internal sealed record ZipLimits(int MaxEntries = 20_000, long MaxTotalBytes = 20L << 30, int MaxRatio = 250, long RatioFrom = 64L << 20)
{
    public static ZipLimits Default { get; } = new();
}
