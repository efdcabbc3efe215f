namespace Evidence.Readers.Safety;

/// <summary>How many of some cases passed.</summary>
internal sealed class PassCount
{
    public long Total { get; private set; }

    public long Passed { get; private set; }

    public long Failed => Total - Passed;

    /// <summary>Where the first case stands.</summary>
    public string? First { get; private set; }

    /// <summary>More that was said of the cases.</summary>
    public string? Severity { get; private set; }

    public void Count(bool isPass, string? pointer = null, string? severity = null) => Count(isPass ? 1 : 0, 1, pointer, severity);

    public void Count(long passed, long total, string? pointer = null, string? severity = null)
    {
        Total += total;
        Passed += passed;
        First ??= pointer;
        Severity ??= severity;
    }
}
