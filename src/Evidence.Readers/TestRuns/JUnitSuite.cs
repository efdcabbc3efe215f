using System.Globalization;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>One <c>testsuite</c> (or the <c>testsuites</c> around them).</summary>
internal sealed class JUnitSuite
{
    private readonly long? _tests;
    private readonly long _failures;
    private readonly long _errors;
    private readonly long _skipped;

    public JUnitSuite(XmlCursor xml)
    {
        Pointer = xml.Pointer;
        Name = xml.Attribute("name") is { Length: > 0 } name ? name : null;
        Timestamp = Times.Read(xml.Attribute("timestamp"));
        Duration = Seconds(xml.Attribute("time"));
        _tests = Count(xml.Attribute("tests"));
        _failures = Count(xml.Attribute("failures")) ?? 0;
        _errors = Count(xml.Attribute("errors")) ?? 0;
        _skipped = (Count(xml.Attribute("skipped")) ?? Count(xml.Attribute("skip")) ?? 0) + (Count(xml.Attribute("disabled")) ?? 0);
    }

    public string Pointer { get; }

    public string? Name { get; }

    public DateTimeOffset? Timestamp { get; }

    public double? Duration { get; }

    /// <summary>The cases directly in it.</summary>
    public TestTally Cases { get; } = new();

    public List<JUnitSuite> Children { get; } = [];

    /// <summary>True where it states counts and holds neither cases nor suites.</summary>
    public bool IsSummary => _tests > 0 && Cases.Total == 0 && Children.Count == 0;

    /// <summary>Its own cases, without those of the suites in it.</summary>
    public TestTally Own()
    {
        var own = IsSummary ? Stated() : new TestTally();
        own.Add(Cases);
        own.Duration = Duration;
        return own;
    }

    /// <summary>All cases in it, at any depth.</summary>
    public TestTally Everything(FactSheet sheet)
    {
        var all = Own();
        foreach (var child in Children)
        {
            all.Add(child.Everything(sheet));
        }

        if (_tests is { } stated && stated != all.Total)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"{Pointer} states {stated} tests and holds {all.Total}; the cases it holds were counted."));
        }

        return all;
    }

    private TestTally Stated() => new()
    {
        Failed = _failures,
        Errors = _errors,
        Skipped = _skipped,
        Passed = Math.Max(0, _tests!.Value - _failures - _errors - _skipped),
    };

    private static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    // Some writers put a thousands separator into the time.
    private static double? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) && seconds >= 0 ? seconds : null;
}
