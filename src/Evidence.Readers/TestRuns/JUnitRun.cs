using System.Globalization;
using Evidence.Facts;
using Evidence.Readers.Content;

namespace Evidence.Readers.TestRuns;

/// <summary>One JUnit document while it is read.</summary>
internal sealed class JUnitRun(FactSheet sheet)
{
    private const int MaxFailures = 1000;

    private readonly Stack<JUnitSuite> _open = new();
    private readonly List<JUnitSuite> _suites = [];
    private readonly List<(JUnitCase Case, string? Suite)> _failed = [];
    private JUnitSuite? _root;
    private JUnitCase? _case;
    private int _failures;

    public void Start(XmlCursor xml)
    {
        switch (xml.Name)
        {
            case "testsuites" or "testsuite":
                Open(xml);
                break;
            case "testcase":
                _case = new JUnitCase(xml);
                break;
            default:
                _case?.Take(xml);
                break;
        }
    }

    public void End(XmlCursor xml)
    {
        if (xml.Name == "testcase" && _case is not null && _open.Count > 0)
        {
            _open.Peek().Cases.Count(_case.Outcome);
            Keep(_case, _open.Peek());
            _case = null;
        }
        else if (xml.Name is "testsuites" or "testsuite")
        {
            _open.Pop();
        }
    }

    public void Finish()
    {
        if (_root is null)
        {
            return;
        }

        var total = _root.Everything(sheet);
        total.Duration ??= _root.Children.Any(suite => suite.Duration is not null) ? _root.Children.Sum(suite => suite.Duration) : null;
        sheet.MeasuredAt = _root.Timestamp ?? _suites.Select(suite => suite.Timestamp).FirstOrDefault(time => time is not null);
        total.Write(sheet, _root.Pointer, About.With((FactAttributes.Title, _root.Name)));
        if (total.Total == 0)
        {
            sheet.Note("The document holds no test case.");
        }

        foreach (var suite in _suites.Where(suite => suite != _root && (suite.Cases.Total > 0 || suite.IsSummary)))
        {
            var about = About.Sliced("suite", suite.Name ?? suite.Pointer);
            suite.Own().Write(sheet, suite.Pointer, about with { MeasuredAt = suite.Timestamp });
        }

        foreach (var (test, suite) in _failed)
        {
            WriteFailure(test, suite);
        }

        if (_failures > MaxFailures)
        {
            sheet.Note(string.Create(CultureInfo.InvariantCulture, $"Only the first {MaxFailures} of {_failures} failures are listed."));
        }
    }

    private void Open(XmlCursor xml)
    {
        var suite = new JUnitSuite(xml);
        if (_open.TryPeek(out var parent))
        {
            parent.Children.Add(suite);
        }

        _root ??= suite;
        _suites.Add(suite);
        _open.Push(suite);
    }

    private void Keep(JUnitCase test, JUnitSuite suite)
    {
        if (test.Outcome is TestOutcome.Failed or TestOutcome.Error && ++_failures <= MaxFailures)
        {
            _failed.Add((test, suite.Name));
        }
    }

    private void WriteFailure(JUnitCase test, string? suite) =>
        sheet.AddText("tests.failure", test.Pointer, test.Name, About.With(
            ("suite", suite),
            ("class", test.ClassName),
            ("outcome", test.Outcome == TestOutcome.Failed ? "failed" : "error"),
            ("message", test.Message)));
}
